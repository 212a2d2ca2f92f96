package plan

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

// counterpart says which body of a lower level does what a body does in the plan
// above. It is a matter of the function: a reform may pass one function of a body
// on and not another.
type counterpart struct {
	above    string          // the body's id in the plan above
	level    pcmd.Level      // of the plan below
	function agency.Function // "" for all that have no row of their own, which stands first
	since    pcmd.Date       // unset: as long as the model reaches back
	until    pcmd.Date       // unset: to this day
	below    string          // the body's id there; "" where it is not known
	name     pcmd.Text       // with the kind of unit at %s
	citation pcmd.Citation
}

// counterpartOf returns the row for a function of a body, and whether there is
// one that names a body: by the directory whoever carries at the level what the
// body's duties rest on, and otherwise by what the documents show.
func counterpartOf(above string, function agency.Function, level pcmd.Level, on pcmd.Date) (counterpart, bool) {
	directory := agency.VietnamDirectory()
	if rests, ok := directory.RestsOn(above, function); ok {
		if a := directory.Responsible(rests, level, "", on); a.IsKnown() {
			return counterpart{above: above, level: level, below: a.Body.ID, name: a.Body.Name, citation: a.Citation}, true
		}
	}
	for _, c := range counterparts() {
		within := !on.Before(c.since) && (c.until.IsZero() || !on.After(c.until))
		if c.above == above && c.level == level && within && (c.function == "" || c.function == function) {
			return c, c.below != ""
		}
	}
	return counterpart{}, false
}

// body returns the body that the row names, in a unit of that kind.
func (c counterpart) body(kind pcmd.Text) agency.Body {
	name := pcmd.Text{Vi: c.name.Vi + " " + kind.Vi, En: kind.En + " " + c.name.En}
	if c.level == pcmd.Province {
		name = c.name // a Sở is not called after its province
	}
	return agency.Body{ID: c.below, Name: name, Level: c.level}
}

// counterparts are what the documents show. The divisions of a district are
// those that the plan of Dương Kinh names; that they do there what the
// departments do in the province is our reading. A body that is not here has no
// counterpart that we know.
func counterparts() []counterpart {
	reform := firstDayWithoutDistricts()
	rows := []counterpart{
		{above: "district-police", level: pcmd.Commune, below: "commune-police",
			name: pcmd.Text{Vi: "Công an", En: "Police"}, citation: seenIn("duong-kinh-2024", "V.2, gạch 2")},
		{above: "province-police", level: pcmd.Commune, since: reform, below: "commune-police",
			name: pcmd.Text{Vi: "Công an", En: "Police"}, citation: seenIn("duong-kinh-2024", "V.2, gạch 2")},
	}
	for _, r := range districtCounterparts() {
		r.level, r.citation = pcmd.District, seenIn("duong-kinh-2024", r.citation.Clause)
		rows = append(rows, r)
	}
	return rows
}

// districtCounterparts are the bodies of a district with the clause of the plan
// of Dương Kinh that names them.
func districtCounterparts() []counterpart {
	row := func(above, below, clause, vi, en string) counterpart {
		return counterpart{above: above, below: below, name: pcmd.Text{Vi: vi, En: en}, citation: pcmd.Citation{Clause: clause}}
	}
	return []counterpart{
		row("labour-department", "labour-division", "V.1", "Phòng Lao động - Thương binh và Xã hội", "Division of Labour, Invalids and Social Affairs"),
		row("province-police", "district-police", "V.2", "Công an", "Police"),
		row("health-department", "health-division", "V.3", "Phòng Y tế", "Division of Health"),
		row("culture-department", "culture-info-division", "V.4", "Phòng Văn hóa và Thông tin", "Division of Culture and Information"),
		row("info-comm-department", "culture-info-division", "V.4", "Phòng Văn hóa và Thông tin", "Division of Culture and Information"),
		row("justice-department", "justice-division", "V.5", "Phòng Tư pháp", "Division of Justice"),
		row("education-department", "education-division", "V.6", "Phòng Giáo dục và Đào tạo", "Division of Education and Training"),
		row("finance-department", "finance-planning-division", "V.7", "Phòng Tài chính - Kế hoạch", "Division of Finance and Planning"),
		row("province-procuracy", "district-procuracy", "V.9", "Viện kiểm sát nhân dân", "People's Procuracy"),
		row("province-court", "district-court", "V.9", "Tòa án nhân dân", "People's Court"),
		row("province-front", "district-front", "V.10", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Committee of the Viet Nam Fatherland Front"),
		row("province-women-union", "district-women-union", "V.10", "Hội Liên hiệp Phụ nữ", "Women's Union"),
		row("province-youth-union", "district-youth-union", "V.10", "Đoàn TNCS Hồ Chí Minh", "Hồ Chí Minh Communist Youth Union"),
		row("province-labour-federation", "district-labour-federation", "V.10", "Liên đoàn Lao động", "Federation of Labour"),
		row("province-veterans", "district-veterans", "V.10", "Hội Cựu chiến binh", "Veterans' Association"),
		row("province-inspection-team", "district-inspection-team", "V.1, gạch 5", "Đội kiểm tra liên ngành 178", "Interdisciplinary Inspection Team 178"),
		row("province-legal-education-council", "district-legal-education-council", "V.5",
			"Hội đồng Phối hợp phổ biến, giáo dục pháp luật", "Council for Coordination of Legal Education"),
		row("province-departments", "district-divisions", "V.1, gạch 2", "Các phòng, ban, đơn vị liên quan của", "divisions and units concerned"),
		row("prevention-authority", "prevention-authority", "V.9, gạch 2",
			"Cơ quan quản lý nhà nước về phòng, chống mại dâm", "state authority for preventing prostitution"),
		row("province-mass-organisations", "district-mass-organisations", "V.1, gạch 4", "Các tổ chức đoàn thể", "mass organisations"),
	}
}

func seenIn(document, clause string) pcmd.Citation {
	return pcmd.Citation{Document: document, Clause: clause, Reading: pcmd.Interpreted}
}

// successorOf returns the body of the same level to which what a body does for
// the reports of the plan has passed by that day, and whether it has.
func (d *drafter) successorOf(id string, on pcmd.Date) (agency.Answer, bool) {
	body, ok := d.above.Bodies.Find(id)
	if !ok {
		return agency.Answer{}, false
	}
	now := agency.VietnamDirectory().Follow(agency.Charge{
		Body: body, Function: agency.Statistics, Level: d.above.Level, Given: d.above.Term.Start(),
	}, on)
	return now, now.IsKnown() && now.Body.ID != id && now.Level == now.Body.Level
}

// countedOnlyAt are the levels of measures that exist at one level only, by what
// the measure counts: staff of the province, items in its press.
func countedOnlyAt() map[string]pcmd.Level {
	return map[string]pcmd.Level{
		"staff-province":         pcmd.Province,
		"staff-trained-province": pcmd.Province,
		"media-items":            pcmd.Province,
	}
}

// unitKind is a kind of administrative unit: it stands before the name in
// Vietnamese and after it in English.
type unitKind struct {
	level pcmd.Level
	word  pcmd.Text
	below pcmd.Text // the units one level down, where the kind tells
}

func unitKinds() []unitKind {
	wards := pcmd.Text{Vi: "phường", En: "wards"}
	mixed := pcmd.Text{Vi: "xã, phường", En: "communes and wards"}
	rural := pcmd.Text{Vi: "xã, thị trấn", En: "communes and townships"}
	kind := func(level pcmd.Level, kind agency.UnitKind, en string, below pcmd.Text) unitKind {
		return unitKind{level, pcmd.Text{Vi: kind.Label().Vi, En: en}, below}
	}
	return []unitKind{
		kind(pcmd.Province, agency.ProvinceUnit, "Province", pcmd.Text{}),
		kind(pcmd.Province, agency.City, "City", pcmd.Text{}),
		kind(pcmd.District, agency.UrbanDistrict, "District", wards),
		kind(pcmd.District, agency.RuralDistrict, "District", rural),
		kind(pcmd.District, agency.Town, "Town", mixed),
		kind(pcmd.District, agency.City, "City", mixed),
		kind(pcmd.Commune, agency.RuralCommune, "Commune", pcmd.Text{}),
		kind(pcmd.Commune, agency.Ward, "Ward", pcmd.Text{}),
		kind(pcmd.Commune, agency.Township, "Township", pcmd.Text{}),
		kind(pcmd.Commune, agency.SpecialZone, "Special Zone", pcmd.Text{}),
	}
}

// wholeOf are the words for units of a level whose kind is not known.
func wholeOf(level pcmd.Level) (kind, plural pcmd.Text) {
	words := map[pcmd.Level][2]pcmd.Text{
		pcmd.Province: {{Vi: "cấp tỉnh", En: "Provincial"}, {Vi: "tỉnh, thành phố", En: "provinces and cities"}},
		pcmd.District: {{Vi: "cấp huyện", En: "District"}, {Vi: "huyện, quận, thị xã, thành phố", En: "districts, towns and cities"}},
		pcmd.Commune:  {{Vi: "cấp xã", En: "Commune"}, {Vi: "xã, phường, thị trấn", En: "communes, wards and townships"}},
	}[level]
	return words[0], words[1]
}

// committeesOf returns the People's Committees of the units of a level.
func committeesOf(level pcmd.Level, units pcmd.Text) agency.Body {
	return agency.Body{
		ID: string(level) + "-people-committees", Level: level,
		Name: pcmd.Text{Vi: "Ủy ban nhân dân các " + units.Vi, En: fmt.Sprintf("People's Committees of the %s", units.En)},
	}
}

// Package catalog holds the plans of four source documents, the programme above
// them, and the measures and indicators that they use, as data in the project's own plan format.
//
//   - cao-bang-2024: Cao Bằng, plan 630/KH-UBND for 2024
//   - bac-kan-2021-2025: Bắc Kạn, decision 2060/QĐ-UBND with a plan for 2021–2025
//   - duong-kinh-2024: quận Dương Kinh (Hải Phòng), plan for 2024
//   - lai-chau-2021-2025: Lai Châu, plan for 2021–2025
//   - national-2021-2025: the programme above them, decision 1629/QĐ-TTg, in part
//
// The decision itself was not seen: that entry holds the targets that are known
// of it and neither clauses nor assignments; its Partial says so.
//
// Every other part cites its clause and says whether the text states it. The labels
// are short and our own, in Vietnamese and English; the documents' sentences
// are not kept. No formula is stated by any of the documents: all of them are
// our reading.
//
// The functions read the embedded data anew at every call, so that what they
// return belongs to the caller.
package catalog

import (
	"embed"
	"fmt"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/internal/document"
	"github.com/pcmd-vn/pcmd/internal/wire"
	"github.com/pcmd-vn/pcmd/plan"
)

//go:embed data
var files embed.FS

// IDs returns the ids of the plans, in alphabetical order.
func IDs() []string {
	entries, err := files.ReadDir("data/plans")
	if err != nil {
		panic(err) // the data are part of the program
	}
	ids := make([]string, len(entries))
	for i, entry := range entries {
		ids[i] = strings.TrimSuffix(entry.Name(), ".json")
	}
	return ids
}

// Plan returns the plan of that id. Another id is a [pcmd.Fault] with code
// unknown-plan that lists those there are.
func Plan(id string) (*plan.Plan, error) {
	for _, known := range IDs() {
		if id == known {
			return parse(id, Measures())
		}
	}
	accepted := strings.Join(IDs(), ", ")
	return nil, pcmd.NewFault(pcmd.CodeUnknownPlan,
		fmt.Sprintf("không có kế hoạch %.64q; có: %s", id, accepted),
		fmt.Sprintf("there is no plan %.64q; there are: %s", id, accepted))
}

// Plans returns all plans, in the order of [IDs].
func Plans() ([]*plan.Plan, error) {
	var all []*plan.Plan
	measures := Measures()
	for _, id := range IDs() {
		p, err := parse(id, measures)
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

func parse(id string, measures []indicator.Measure) (*plan.Plan, error) {
	return plan.Parse(read("plans/"+id+".json"), measures)
}

// Measures returns the measures that the plans use.
func Measures() []indicator.Measure {
	return list("measures.json", wire.DescribedMeasure)
}

// Indicators returns the indicators that the plans use, with the metadata of
// the statistics office. Formula is nil where its level or sub-period belongs
// to the plan's target.
func Indicators() []indicator.Indicator {
	return list("indicators.json", wire.DescribedIndicator)
}

// list reads an embedded list; a test reads all of them for faults.
func list[T any](name string, item func(document.Value) T) []T {
	v := document.Parse(read(name))
	items := document.Slice(v, item)
	if err := v.Faults().Err(); err != nil {
		panic(fmt.Sprintf("%s: %v", name, err)) // the data are part of the program
	}
	return items
}

func read(name string) []byte {
	data, err := files.ReadFile("data/" + name)
	if err != nil {
		panic(err) // the data are part of the program
	}
	return data
}

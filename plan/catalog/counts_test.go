package catalog_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/stretchr/testify/assert"
)

// count is how often the document has something in one place. The numbers were
// counted in the documents, not in the data.
type count struct {
	in string
	n  int
}

// tally counts everything that a document holds.
type tally struct {
	articles     []count // by article of the decision
	references   []count // by the clause that first names them
	recipients   []count // by line of "Nơi nhận"
	objectives   []count // by clause
	targets      []count // by clause
	tasks        []count // by clause of the group: one a bullet
	solutions    []count // by the clause of the sub-heading: one a bullet
	funding      []count // by clause: one a source
	fundingRules []count
	duties       []count // by bullet or paragraph of the numbered items: one a distinct act
	common       []count // by clause
	reporting    []count // by clause: one a frequency
	bodies       int
}

var (
	sentence = regexp.MustCompile(`, câu \d+$`)
	bullet   = regexp.MustCompile(`, (gạch|đoạn) \d+$`)
)

// whole takes the number of a sentence off a clause.
func whole(clause string) string { return sentence.ReplaceAllString(clause, "") }

// section takes the number of a bullet off a clause too.
func section(clause string) string { return bullet.ReplaceAllString(whole(clause), "") }

// countBy counts the items in a row that have the same place.
func countBy[T any](items []T, place func(T) string) []count {
	var all []count
	for _, item := range items {
		in := place(item)
		if len(all) == 0 || all[len(all)-1].in != in {
			all = append(all, count{in, 0})
		}
		all[len(all)-1].n++
	}
	return all
}

func tallyOf(p *plan.Plan) tally {
	t := tally{
		articles:     countBy(p.Articles, func(a plan.Provision) string { return a.Citation.Clause }),
		references:   countBy(p.References, func(r plan.Reference) string { return r.Citation.Clause }),
		recipients:   countBy(p.Recipients, func(r plan.Recipient) string { return r.Citation.Clause }),
		objectives:   countBy(p.Objectives, func(o plan.Objective) string { return section(o.Citation.Clause) }),
		targets:      countBy(p.Targets(), func(t plan.Target) string { return whole(t.Citation.Clause) }),
		solutions:    countBy(p.Solutions, func(s plan.Solution) string { return section(s.Citation.Clause) }),
		funding:      countBy(p.Funding, func(s plan.Source) string { return s.Citation.Clause }),
		fundingRules: countBy(p.FundingRules, func(r plan.Provision) string { return r.Citation.Clause }),
		duties:       countBy(dutiesOf(p.Assignments), clauseOf),
		common:       countBy(dutiesOf(p.CommonDuties), clauseOf),
		reporting:    countBy(p.Reporting, func(r plan.ReportingClause) string { return whole(r.Citation.Clause) }),
		bodies:       len(p.Bodies),
	}
	for _, g := range p.Groups {
		t.tasks = append(t.tasks, count{g.Citation.Clause, len(g.Tasks)})
	}
	return t
}

func dutiesOf(assignments []agency.Assignment) []agency.Duty {
	var all []agency.Duty
	for _, a := range assignments {
		all = append(all, a.Duties...)
	}
	return all
}

func clauseOf(d agency.Duty) string { return whole(d.Citation.Clause) }

func TestCaoBangHoldsEverythingThatItsDocumentHas(t *testing.T) {
	assert.Equal(t, tally{
		references: []count{
			{"phần mở đầu", 1},    // 3068/KH-UBND
			{"II.2.a, gạch 1", 1}, // 22/CT-TTg
			{"II.2.b, gạch 2", 1}, // 630/QĐ-UBND, which is not this plan 630/KH-UBND
			{"IV.5, gạch 2", 1},   // 1005/2023/QĐ-UBND
		},
		recipients: []count{
			{"Nơi nhận, gạch 1", 1},  // the ministry
			{"Nơi nhận, gạch 2", 1},  // its bureau
			{"Nơi nhận, gạch 3", 2},  // Tỉnh ủy, HĐND
			{"Nơi nhận, gạch 4", 2},  // the chair, the vice chairs
			{"Nơi nhận, gạch 5", 1},  // the Front
			{"Nơi nhận, gạch 6", 2},  // departments; mass organisations
			{"Nơi nhận, gạch 7", 2},  // newspaper, broadcaster
			{"Nơi nhận, gạch 8", 1},  // districts
			{"Nơi nhận, gạch 9", 3},  // VP: LĐVP; CVVX, TTTT(1)
			{"Nơi nhận, gạch 10", 2}, // VT, VX(TT)
		},
		objectives: []count{{"I.1", 1}}, // one paragraph
		targets: []count{
			{"I.2, gạch 1", 2}, // plans; integration
			{"I.2, gạch 2", 1},
			{"I.2, gạch 3", 1},
			{"I.2, gạch 4", 1},
			{"I.2, gạch 5", 3}, // three sentences
			{"I.2, gạch 6", 2}, // two sentences
		},
		tasks: []count{
			{"I.2", 0},    // part I has targets only
			{"II.1", 2},   // bullets
			{"II.2.a", 3}, // bullets
			{"II.2.b", 7}, // bullets
		},
		funding: []count{{"III, đoạn 1", 4}}, // central support; regular budgets; other programmes; socialised
		duties: []count{
			{"IV.1, gạch 1", 5},  // focal body; advise; guide and urge; inspect; consolidate and report
			{"IV.1, gạch 2", 2},  // lead the team; cooperate on a plan to survey venues
			{"IV.1, gạch 3", 2},  // cooperate on communication; guide vocational schools
			{"IV.2, gạch 1", 3},  // security; manage venues; guide venues
			{"IV.2, gạch 2", 1},  // direct the police of all levels
			{"IV.2, gạch 3", 3},  // cooperate on inspection; join with the crime programme; rouse the people
			{"IV.2, gạch 4", 1},  // cooperate with the procuracy
			{"IV.3, gạch 1", 3},  // three sentences: direct; cooperate; join
			{"IV.3, gạch 2", 1},  // international cooperation
			{"IV.4, gạch 1", 2},  // two sentences: direct; lead
			{"IV.4, gạch 2", 1},  // integrate (its dash is printed within the line)
			{"IV.5, gạch 1", 2},  // manage online information; direct grassroots information
			{"IV.5, gạch 2", 1},  // lead the regulation of the team
			{"IV.6, gạch 1", 3},  // manage; inspect; handle
			{"IV.6, gạch 2", 1},  // lead the movement
			{"IV.7", 2},          // two sentences: direct; organise
			{"IV.8", 3},          // advise the council; carry out; cooperate on legislation
			{"IV.9", 2},          // two sentences: write and improve; publish
			{"IV.10, gạch 1", 2}, // draw up; carry out
			{"IV.10, gạch 2", 2}, // the team; direct the police and agencies
			{"IV.10, gạch 3", 6}, // direct communes; commitments of owners; of workers; step up; one form each; healthy communes
			{"IV.11", 3},         // prosecute and try; pick cases; cooperate on statistics
			{"IV.12, gạch 1", 2}, // cooperate on mobilisation; build models
			{"IV.12, gạch 2", 1}, // the Front directs
		},
		common:    []count{{"đoạn kết", 1}},                      // carry out the plan
		reporting: []count{{"đoạn kết", 2}, {"IV.1, gạch 1", 1}}, // 6 tháng, 01 năm; the department's own
		// 2 central; committee, chair, office, council, party, steering committee; 8 of items 1–8; 3 headings with
		// two members each; legal council, team, departments, authority; districts, their team, communes; 5 catch-alls.
		bodies: 2 + 6 + 8 + 9 + 4 + 3 + 5,
	}, tallyOf(readPlan(t, "cao-bang-2024")))
}

func TestBacKanHoldsEverythingThatItsDocumentHas(t *testing.T) {
	assert.Equal(t, tally{
		articles: []count{{"Điều 1", 1}, {"Điều 2", 1}, {"Điều 3", 1}},
		references: []count{
			{"phần mở đầu, đoạn 1", 1}, // the law on local government
			{"phần mở đầu, đoạn 2", 1}, // 1629/QĐ-TTg
			{"phần mở đầu, đoạn 3", 1}, // 2010/TTr-LĐTBXH
			{"II.3.b, gạch 1", 2},      // 178/2004/NĐ-CP and the ordinance
		},
		objectives: []count{{"I.1", 3}, {"I.2", 1}}, // three bullets; one paragraph
		targets: []count{
			{"II.1.a, gạch 1", 1},
			{"II.1.a, gạch 2", 1},
			{"II.1.a, gạch 3", 3}, // three percentages
			{"II.2.a, đoạn 1", 1},
			{"II.3.a, gạch 1", 1},
			{"II.3.a, gạch 2", 3}, // growth; each year; by 2025
			{"II.4.a, gạch 1", 1},
			{"II.4.a, gạch 2", 1},
			{"II.5.a, đoạn 1", 2}, // province; district and commune
		},
		tasks:        []count{{"II.1", 6}, {"II.2", 3}, {"II.3", 3}, {"II.4", 2}, {"II.5", 2}}, // bullets of each b)
		solutions:    []count{{"III.1", 2}, {"III.2", 4}, {"III.3", 3}},                        // bullets
		funding:      []count{{"IV.1", 4}},                                                     // budget; aid; contributions; other lawful
		fundingRules: []count{{"IV.2", 1}},                                                     // one paragraph
		duties: []count{
			{"V.1.a", 2},       // lead; advise on the team
			{"V.1.b", 1},       // lead the communication plan
			{"V.1.c", 1},       // carry out
			{"V.1.d", 3},       // report and evaluate; sum up; report to the chair
			{"V.2", 3},         // cooperate; advise; direct
			{"V.3", 3},         // cooperate; direct on quality; direct on examinations
			{"V.4, gạch 1", 2}, // advise; cooperate
			{"V.4, gạch 2", 2}, // guide; inspect
			{"V.5", 2},         // inspect; integrate
			{"V.6", 3},         // direct; propose; cooperate
			{"V.7", 2},         // direct; step up
			{"V.8", 1},         // cooperate
			{"V.9", 2},         // cooperate; improve
			{"V.10", 3},        // plan; provide means; integrate
			{"V.11", 2},        // guide; cooperate on statistics
			{"V.12", 1},        // guide
		},
		common:    []count{{"Điều 3", 1}}, // carry out the decision
		reporting: []count{{"V.1.d", 1}},  // to the chair, no period named
		// committee, chair; 8 departments and police of items 1–8 with the heading of item 7; broadcaster and newspaper
		// with their heading; districts; procuracy and court with theirs; Front and two unions with theirs; 4 catch-alls;
		// the four of Điều 3 and their heading.
		bodies: 2 + 9 + 3 + 1 + 3 + 4 + 4 + 5,
	}, tallyOf(readPlan(t, "bac-kan-2021-2025")))
}

func TestDuongKinhHoldsEverythingThatItsDocumentHas(t *testing.T) {
	assert.Equal(t, tally{
		references: []count{
			{"phần mở đầu, đoạn 1", 1}, // 34/KH-UBND
			{"phần mở đầu, đoạn 2", 2}, // 29/QĐ-BLĐTBXH, 49/NQ-HĐND
			{"II.3.b, gạch 2", 2},      // 178/2004/NĐ-CP and the ordinance
			{"V.1, gạch 1", 1},         // the programme 2021-2025, without a number
		},
		recipients: []count{
			{"Nơi nhận, gạch 1", 1}, // the city
			{"Nơi nhận, gạch 2", 1}, // the department
			{"Nơi nhận, gạch 3", 2}, // CT, PCT
			{"Nơi nhận, gạch 4", 1}, // divisions and units concerned
			{"Nơi nhận, gạch 5", 1}, // wards
			{"Nơi nhận, gạch 6", 2}, // VT, LĐTBXH
		},
		objectives: []count{{"I", 2}}, // bullets
		targets: []count{
			{"II.1.a, gạch 1", 1},
			{"II.1.a, gạch 2", 3}, // three percentages
			{"II.2.a, đoạn 1", 2}, // plans that are carried out; integration
			{"II.3.a, gạch 1", 1},
			{"II.3.a, gạch 2", 1},
			{"II.4.a, đoạn 1", 1},
			{"II.5.a, đoạn 1", 1},
		},
		tasks:     []count{{"II.1", 5}, {"II.2", 3}, {"II.3", 4}, {"II.4", 2}, {"II.5", 1}}, // bullets of each b)
		solutions: []count{{"III.1", 3}, {"III.2", 3}, {"III.3", 3}},                        // bullets
		funding:   []count{{"IV, gạch 1", 1}, {"IV, gạch 2", 2}},                            // budget; contributions, other programmes
		duties: []count{
			{"V.1, gạch 1", 3},  // lead; evaluate; consolidate and report
			{"V.1, gạch 2", 1},  // cooperate on legislation
			{"V.1, gạch 3", 1},  // cooperate on communication
			{"V.1, gạch 4", 4},  // training; legal education; integrate; the portal
			{"V.1, gạch 5", 5},  // the team; plan; inspect; handle; learn from others
			{"V.1, gạch 6", 1},  // new models
			{"V.1, gạch 7", 1},  // survey workers
			{"V.1, gạch 8", 1},  // support
			{"V.1, gạch 9", 1},  // training
			{"V.1, gạch 10", 1}, // report
			{"V.2, gạch 1", 1},  // lead a review of rules
			{"V.2, gạch 2", 2},  // plan; direct ward police
			{"V.2, gạch 3", 3},  // manage the area; fight; handle
			{"V.2, gạch 4", 2},  // statistics; inform
			{"V.2, gạch 5", 1},  // report
			{"V.3, gạch 1", 2},  // check; guide
			{"V.3, gạch 2", 1},  // harm reduction
			{"V.4, gạch 1", 3},  // lead information; step up; integrate
			{"V.4, gạch 2", 3},  // lead management; inspect; integrate
			{"V.4, gạch 3", 2},  // lead management; inspect
			{"V.4, gạch 4", 1},  // watch the press and the internet
			{"V.4, gạch 5", 2},  // carry out; report
			{"V.5, đoạn 1", 1},  // lead the advice to the council
			{"V.6, đoạn 1", 2},  // direct schools; step up
			{"V.6, gạch 1", 2},  // carry out; report
			{"V.7, đoạn 1", 1},  // advise on funds
			{"V.8, gạch 1", 2},  // plan and carry out; integrate
			{"V.8, gạch 2", 1},  // communication
			{"V.8, gạch 3", 1},  // survey venues
			{"V.8, gạch 4", 2},  // inspect; handle
			{"V.8, gạch 5", 3},  // direct ward police: manage; fight; handle
			{"V.8, gạch 6", 1},  // survey people at risk
			{"V.8, gạch 7", 1},  // jobs for women
			{"V.8, gạch 8", 1},  // support
			{"V.8, gạch 9", 1},  // report
			{"V.8, gạch 10", 1}, // funds
			{"V.9, gạch 1", 3},  // direct; guide; organise training
			{"V.9, gạch 2", 1},  // statistics
			{"V.9, gạch 3", 1},  // report
			{"V.10, gạch 1", 1}, // all five: guide members
			{"V.10, gạch 2", 1}, // the Front: oversight
			{"V.10, gạch 3", 2}, // the Women's Union: models; evaluate
			{"V.10, gạch 4", 1}, // the Labour Federation: report
		},
		common: []count{
			{"đoạn kết, đoạn 1", 2}, // put into the year's programme; cooperate
			{"đoạn kết, đoạn 2", 1}, // tell of difficulties
		},
		reporting: []count{
			{"V.1, gạch 1", 1}, {"V.1, gạch 10", 1}, // the labour division
			{"V.2, gạch 5", 1},                     // the police
			{"V.4, gạch 5", 1}, {"V.6, gạch 1", 1}, // two indicators assigned by name
			{"V.8, gạch 9", 1},                     // the wards
			{"V.9, gạch 2", 1}, {"V.9, gạch 3", 1}, // procuracy and court
			{"V.10, gạch 3", 1}, {"V.10, gạch 4", 1}, // two more indicators assigned by name
			{"đoạn kết, đoạn 1", 2}, // 06 tháng, 01 năm
		},
		// city committee, labour department, sub-department; the committee; 7 divisions and police of items 1–7; wards,
		// ward police; item 9 with two members; item 10 with five; team, council; 4 catch-alls; divisions with wards.
		bodies: 3 + 1 + 7 + 2 + 3 + 6 + 2 + 4 + 1,
	}, tallyOf(readPlan(t, "duong-kinh-2024")))
}

func TestLaiChauHoldsEverythingThatItsDocumentHas(t *testing.T) {
	assert.Equal(t, tally{
		references: []count{
			{"phần mở đầu", 1},    // 1629/QĐ-TTg
			{"II.3.b, gạch 2", 2}, // 178/2004/NĐ-CP and the ordinance
			{"IV", 1},             // the law on the state budget
		},
		recipients: []count{ // one a line
			{"Nơi nhận, gạch 1", 1}, {"Nơi nhận, gạch 2", 1}, {"Nơi nhận, gạch 3", 1}, {"Nơi nhận, gạch 4", 1}, {"Nơi nhận, gạch 5", 1},
			{"Nơi nhận, gạch 6", 1}, {"Nơi nhận, gạch 7", 1}, {"Nơi nhận, gạch 8", 1}, {"Nơi nhận, gạch 9", 1},
		},
		objectives: []count{{"I.1", 3}, {"I.2", 1}}, // three paragraphs; one
		targets: []count{
			{"II.1.a, gạch 1", 1},
			{"II.1.a, gạch 2", 1},
			{"II.1.a, gạch 3", 2}, // two percentages
			{"II.2.a, gạch 1", 1},
			{"II.2.a, gạch 2", 1},
			{"II.3.a, gạch 1", 1},
			{"II.3.a, gạch 2", 3}, // growth; each year; by 2025
			{"II.4.a, gạch 1", 1},
			{"II.4.a, gạch 2", 1},
			{"II.5.a, gạch 1", 2}, // province; district and commune
		},
		tasks:        []count{{"II.1", 6}, {"II.2", 3}, {"II.3", 4}, {"II.4", 4}, {"II.5", 2}}, // bullets of each b)
		solutions:    []count{{"III.1", 4}, {"III.2", 3}},                                      // bullets
		funding:      []count{{"IV", 3}},                                                       // budget; other programmes; other lawful
		fundingRules: []count{{"IV", 2}},                                                       // within regular budgets; the budget law
		duties: []count{
			{"V.1, gạch 1", 3},  // lead; cooperate on legal education; and on training
			{"V.1, gạch 2", 1},  // survey
			{"V.1, gạch 3", 2},  // the team; inspect
			{"V.1, gạch 4", 3},  // models; healthy communes; support
			{"V.1, gạch 5", 1},  // consolidate and report
			{"V.2, gạch 1", 4},  // direct: fight; join programmes; venues; patrols
			{"V.2, gạch 2", 1},  // lead the survey
			{"V.2, gạch 3", 3},  // direct on sanctions; report; inform
			{"V.3, đoạn 1", 3},  // three sentences
			{"V.4, đoạn 1", 1},  // lead
			{"V.4, đoạn 2", 2},  // lead the licences; inspect (đoạn 3 prints this once more)
			{"V.5, đoạn 1", 2},  // lead management; stop and handle
			{"V.5, đoạn 2", 2},  // direct; guide
			{"V.5, đoạn 3", 1},  // cooperate
			{"V.6", 2},          // two sentences: inspect; cooperate
			{"V.7, đoạn 1", 1},  // lead
			{"V.8, đoạn 1", 1},  // lead
			{"V.9, đoạn 1", 2},  // two sentences: direct; carry out
			{"V.10, đoạn 1", 2}, // put into programmes; improve
			{"V.11, đoạn 1", 4}, // direct; guide; raise capacity; statistics
			{"V.12, đoạn 1", 2}, // draw up and approve; carry out
			{"V.12, đoạn 2", 2}, // funds; training
			{"V.12, đoạn 3", 1}, // integrate
			{"V.13, đoạn 1", 3}, // mobilise; models; support
		},
		common: []count{{"đoạn kết", 3}}, // draw up; carry out; tell of difficulties
		reporting: []count{
			{"đoạn kết", 2},     // 06 tháng, 01 năm
			{"V.1, gạch 5", 1},  // the labour department
			{"V.2, gạch 3", 1},  // the police
			{"V.11, đoạn 1", 1}, // procuracy and court
		},
		// 2 central; committee, party, steering committee; 9 of items 1–9; the team; headings of items 10, 11 and 13 with
		// two, two and six members; districts; departments with districts, departments, mass organisations; 4 catch-alls.
		bodies: 2 + 3 + 9 + 1 + 3 + 3 + 7 + 1 + 3 + 4,
	}, tallyOf(readPlan(t, "lai-chau-2021-2025")))
}

// The counts of the whole, as the contract's word "atomic" makes them.
func TestThePlansHoldTenFourteenTenAndFourteenTargets(t *testing.T) {
	want := map[string]int{"cao-bang-2024": 10, "bac-kan-2021-2025": 14, "duong-kinh-2024": 10, "lai-chau-2021-2025": 14}
	for id, n := range want {
		assert.Len(t, readPlan(t, id).Targets(), n, id)
	}
}

// Only Cao Bằng prints days, and prints them strictly ("trước ngày"); Bắc Kạn
// names no period at all.
func TestEveryReportingClauseNamesWhatItsDocumentNamesAndLendsNoDate(t *testing.T) {
	type clause struct {
		id, from, to, via string
		frequency         plan.Frequency
		bound             plan.Bound
		day               string
		mandate           agency.Mandate
	}
	want := map[string][]clause{
		"cao-bang-2024": {
			{"closing-half-year", "all-bodies", "province-people-committee", "labour-department", plan.HalfYearly, plan.Before, "06-15", given},
			{"closing-year", "all-bodies", "province-people-committee", "labour-department", plan.Yearly, plan.Before, "12-15", given},
			{"labour-department-periodic", "labour-department", "province-people-committee province-steering-committee ministry-labour", "", plan.UnspecifiedFrequency, "", "", given},
		},
		"bac-kan-2021-2025": {
			{"programme-report", "labour-department", "province-people-committee-chair", "", plan.UnspecifiedFrequency, "", "", given},
		},
		"duong-kinh-2024": {
			{"labour-division-results", "labour-division", "labour-department district-people-committee", "", plan.UnspecifiedFrequency, "", "", given},
			{"labour-division-periodic", "labour-division", "", "", plan.UnspecifiedFrequency, "", "", given},
			{"district-police-evaluation", "district-police", "", "", plan.UnspecifiedFrequency, "", "", given},
			{"culture-venues-inspected", "culture-info-division", "", "", plan.UnspecifiedFrequency, "", "", given},
			{"education-students-informed", "education-division", "", "", plan.UnspecifiedFrequency, "", "", given},
			{"wards-evaluation", "commune-people-committees", "", "", plan.UnspecifiedFrequency, "", "", given},
			{"procuracy-court-statistics", "district-procuracy-and-court", "", "", plan.UnspecifiedFrequency, "", "", requested},
			{"procuracy-court-evaluation", "district-procuracy-and-court", "", "", plan.UnspecifiedFrequency, "", "", requested},
			{"women-union-support-accessed", "district-women-union", "", "", plan.UnspecifiedFrequency, "", "", requested},
			{"labour-federation-workers-informed", "district-labour-federation", "", "", plan.UnspecifiedFrequency, "", "", requested},
			{"closing-half-year", "district-divisions-and-commune-people-committees", "district-people-committee", "labour-division", plan.HalfYearly, "", "", given}, // "Đề nghị", but of ordered bodies
			{"closing-year", "district-divisions-and-commune-people-committees", "district-people-committee", "labour-division", plan.Yearly, "", "", given},
		},
		"lai-chau-2021-2025": {
			{"closing-half-year", "province-departments-and-district-people-committees", "province-people-committee", "labour-department", plan.HalfYearly, "", "", given},
			{"closing-year", "province-departments-and-district-people-committees", "province-people-committee", "labour-department", plan.Yearly, "", "", given},
			{"labour-department-periodic", "labour-department", "province-people-committee ministry-labour", "", plan.UnspecifiedFrequency, "", "", given},
			{"province-police-periodic", "province-police", "labour-department", "", plan.UnspecifiedFrequency, "", "", given},
			{"procuracy-and-court-statistics", "province-procuracy-and-court", "", "", plan.UnspecifiedFrequency, "", "", requested},
		},
	}
	for _, p := range readPlans(t) {
		var got []clause
		for _, r := range p.Reporting {
			got = append(got, clause{r.ID, r.From, strings.Join(r.To, " "), r.Via, r.Frequency, r.Bound, r.Day.String(), r.Mandate})
		}
		assert.Equal(t, want[p.ID], got, p.ID)
	}
}

// The venues of the culture division's own competence, the pupils of upper
// secondary schools, those in need whether eligible or not.
func TestReportersThatCoverOtherThanTheTargetCountsSayWhat(t *testing.T) {
	want := map[string]string{
		"culture-venues-inspected":     "venues-inspected",
		"education-students-informed":  "students-informed",
		"women-union-support-accessed": "support-accessed",
	}
	got := map[string]string{}
	for _, p := range readPlans(t) {
		for _, r := range p.Reporting {
			if !r.Covers.IsZero() {
				assert.Len(t, r.Targets, 1)
				got[r.ID] = r.Targets[0]
			}
		}
	}
	assert.Equal(t, want, got)
}

func TestTheHeadOfEveryPlanIsThatOfItsDocument(t *testing.T) {
	type head struct {
		kind                       plan.Type
		number, issued             string
		issuer, code, unit, parent string
		level                      pcmd.Level
		term, signatory            string
	}
	want := map[string]head{
		"cao-bang-2024":     {plan.PlanDocument, "630/KH-UBND", "2024-03-20", "province-people-committee", "04", "Cao Bằng", "3068/KH-UBND", pcmd.Province, "2024", "Trịnh Trường Huy"},
		"bac-kan-2021-2025": {plan.DecisionDocument, "2060/QĐ-UBND", "2021-11-01", "province-people-committee", "06", "Bắc Kạn", "1629/QĐ-TTg", pcmd.Province, "2021/2025", "Phạm Duy Hưng"},
		// Prints no number or date of its own.
		"duong-kinh-2024": {plan.PlanDocument, "", "", "district-people-committee", "309", "Dương Kinh", "34/KH-UBND", pcmd.District, "2024", "Nguyễn Trí Nhân"},
		// Likewise, and no signature.
		"lai-chau-2021-2025": {plan.PlanDocument, "", "", "province-people-committee", "12", "Lai Châu", "1629/QĐ-TTg", pcmd.Province, "2021/2025", ""},
	}
	for _, p := range readPlans(t) {
		assert.Equal(t, want[p.ID], head{p.Type, p.Number, p.Issued.String(), p.Issuer, p.Unit.Code, p.Unit.Name, p.Parent,
			p.Level, p.Term.String(), p.Signatory.Name}, p.ID)
	}
}

func TestEveryDocumentThatAPlanNamesHasTheNumberAndDateThatItPrints(t *testing.T) {
	type document struct {
		number, issued string
		role           plan.ReferenceRole
	}
	want := map[string][]document{
		"cao-bang-2024": {
			{"3068/KH-UBND", "2021-11-09", plan.Parent}, {"22/CT-TTg", "2013-10-15", plan.CarriedOut},
			{"630/QĐ-UBND", "2023-06-01", plan.Mentioned}, {"1005/2023/QĐ-UBND", "2023-08-14", plan.CarriedOut},
		},
		"bac-kan-2021-2025": {
			{"", "2015-06-19", plan.Basis}, {"1629/QĐ-TTg", "2021-09-28", plan.Parent}, {"2010/TTr-LĐTBXH", "2021-10-25", plan.Proposal},
			{"178/2004/NĐ-CP", "2004-10-15", plan.Mentioned}, {"", "", plan.Mentioned},
		},
		"duong-kinh-2024": { // V.8 misprints 29/QĐ-LĐTBXH
			{"34/KH-UBND", "2024-02-16", plan.Parent}, {"29/QĐ-BLĐTBXH", "2023-01-16", plan.CarriedOut}, {"49/NQ-HĐND", "2023-12-08", plan.CarriedOut},
			{"178/2004/NĐ-CP", "2004-10-15", plan.Mentioned}, {"", "", plan.Mentioned}, {"", "", plan.Mentioned},
		},
		"lai-chau-2021-2025": {
			{"1629/QĐ-TTg", "2021-09-28", plan.Parent}, {"178/2004/NĐ-CP", "2004-10-15", plan.Mentioned}, {"", "", plan.Mentioned}, {"", "", plan.Mentioned},
		},
	}
	for _, p := range readPlans(t) {
		var got []document
		for _, r := range p.References {
			got = append(got, document{r.Number, r.Issued.String(), r.Role})
		}
		assert.Equal(t, want[p.ID], got, p.ID)
	}
}

// One task or solution is one bullet of its section, none left out.
func TestTasksAndSolutionsCiteTheBulletsOfTheirSectionsOneByOne(t *testing.T) {
	for _, p := range readPlans(t) {
		for _, g := range p.Groups {
			in := g.Citation.Clause + ".b" // "b) Nhiệm vụ"
			if p.ID == "cao-bang-2024" {
				in = g.Citation.Clause // lists its tasks straight away
			}
			for i, task := range g.Tasks {
				assert.Equal(t, fmt.Sprintf("%s, gạch %d", in, i+1), task.Citation.Clause, p.ID)
			}
		}
		n := map[string]int{}
		for _, s := range p.Solutions {
			in := section(s.Citation.Clause)
			n[in]++
			assert.Equal(t, fmt.Sprintf("%s, gạch %d", in, n[in]), s.Citation.Clause, p.ID)
		}
	}
}

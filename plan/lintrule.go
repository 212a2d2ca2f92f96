package plan

import "github.com/pcmd-vn/pcmd"

// LintRule names what [Lint] finds doubtful. A name may be retired, it is never
// used for anything else. The zero LintRule means "unset".
type LintRule string

// The rules. Each names the catalogue case that motivated it; [LintRules] cites
// it.
const (
	// TargetWithoutOwner: apart from carrying out the plan in general, no duty is
	// about what the target counts; one to report on it does not bring it about.
	// Cao Bằng wants every district to integrate the work into three
	// programmes, and part IV asks nobody to.
	TargetWithoutOwner LintRule = "target-without-owner"
	// DutyWithoutTarget: a body leads a field of work in which no duty is about
	// a target. One finding a field, not one a duty: most duties are means, and
	// a lead is what a plan gives to whoever must answer for results. Fields
	// that carry the plan itself, such as statistics and funding, and duties owed
	// on a condition are left out.
	// In Cao Bằng the health department leads the access to health services, and
	// no target is about them.
	DutyWithoutTarget LintRule = "duty-without-target"
	// TwoLeads: two bodies lead in one field of work. In Cao Bằng the labour
	// department leads the work of the joint inspection team, and the
	// information department the carrying out of the team's own regulation.
	TwoLeads LintRule = "two-leads"
	// DutyExceedsTarget: a duty asks every unit of a level for what the target
	// asks of a part of them. In Cao Bằng each commune chooses a form of
	// communication, and the target aspires to 70 % of communes.
	DutyExceedsTarget LintRule = "duty-exceeds-target"
	// DeadlineWithoutDate: a clause asks for a report each half-year or year
	// and prints no day, as in Lai Châu and Dương Kinh. Clauses that name no
	// period set no deadline and are passed over.
	DeadlineWithoutDate LintRule = "deadline-without-date"
	// NestedAtLeast: the words of a share hold a second threshold, which
	// belongs to each one counted and not to the share. In Bắc Kạn a commune
	// counts if it has at least one form of communication, and at least 70 % of
	// communes shall.
	NestedAtLeast LintRule = "nested-at-least"
	// GrowthWithoutBase: the words of a growth target name no year or period
	// that it is measured from, as in Lai Châu and Bắc Kạn.
	GrowthWithoutBase LintRule = "growth-without-base"
	// CumulativeOutOfReach: what a plan wants by the end of its term is not
	// reached by what it wants each year, or only if no venue, no person is
	// counted in two years. In Bắc Kạn five times 20 % is just the 100 % of
	// venues.
	CumulativeOutOfReach LintRule = "cumulative-out-of-reach"
	// UncountedPopulation: a plan asks about people or things that no measure
	// counts: a reporter covers others than the target counts, or a target
	// about many is only a yes or no. In Dương Kinh the Women's Union reports on
	// all in need, the target counts those in need and eligible.
	UncountedPopulation LintRule = "uncounted-population"
	// RequestedLead: a body that a plan requests and cannot order is made to
	// lead. No plan of the catalogue does it: they all request courts, the
	// procuracy and the Front, and let other bodies lead.
	RequestedLead LintRule = "requested-lead"
)

// LintRules returns the vocabulary of rules; the citation of each is the
// catalogue case that motivated it.
func LintRules() pcmd.Vocabulary[LintRule] {
	const caoBang, bacKan, duongKinh, laiChau = "630/KH-UBND", "2060/QĐ-UBND", "duong-kinh-2024", "lai-chau-2021-2025"
	in := func(document, clause string) pcmd.Citation {
		return pcmd.Citation{Document: document, Clause: clause, Reading: pcmd.Interpreted}
	}
	return pcmd.Vocabulary[LintRule]{
		{Key: TargetWithoutOwner, Citation: in(caoBang, "I.2, gạch 1"),
			Label: pcmd.Text{Vi: "chỉ tiêu không có nơi chịu trách nhiệm", En: "a target without an owner"}},
		{Key: DutyWithoutTarget, Citation: in(caoBang, "IV.4, gạch 1, câu 2"),
			Label: pcmd.Text{Vi: "nhiệm vụ không có chỉ tiêu", En: "a duty without a target"}},
		{Key: TwoLeads, Citation: in(caoBang, "IV.5, gạch 2"),
			Label: pcmd.Text{Vi: "hai nơi chủ trì một việc", En: "two leads for one task"}},
		{Key: DutyExceedsTarget, Citation: in(caoBang, "IV.10, gạch 3, câu 3"),
			Label: pcmd.Text{Vi: "nhiệm vụ đòi hỏi hơn chỉ tiêu", En: "a duty that asks for more than its target"}},
		{Key: DeadlineWithoutDate, Citation: in(laiChau, "đoạn kết, câu 1"),
			Label: pcmd.Text{Vi: "thời hạn không có ngày", En: "a deadline without a date"}},
		{Key: NestedAtLeast, Citation: in(bacKan, "II.1.a, gạch 1"),
			Label: pcmd.Text{Vi: "“ít nhất” lồng trong tỷ lệ", En: "“at least” nested in a share"}},
		{Key: GrowthWithoutBase, Citation: in(laiChau, "II.3.a, gạch 2"),
			Label: pcmd.Text{Vi: "mức tăng không nêu gốc so sánh", En: "a growth target without a base year"}},
		{Key: CumulativeOutOfReach, Citation: in(bacKan, "II.3.a, gạch 2"),
			Label: pcmd.Text{Vi: "mức cuối kỳ mà các mức hằng năm không đạt hoặc chỉ vừa đạt", En: "a cumulative target that the yearly ones cannot reach, or only just"}},
		{Key: UncountedPopulation, Citation: in(duongKinh, "V.10, gạch 3"),
			Label: pcmd.Text{Vi: "đối tượng không số liệu nào đếm", En: "a population that no measure counts"}},
		{Key: RequestedLead,
			Label: pcmd.Text{Vi: "nơi chỉ được đề nghị lại chủ trì", En: "a requested body made to lead"}},
	}
}

// Valid reports whether the word is one of [LintRules].
func (r LintRule) Valid() bool { return LintRules().Has(r) }

// Label returns what the word is called.
func (r LintRule) Label() pcmd.Text { return LintRules().Label(r) }

// MarshalText writes the word; it refuses words outside [LintRules].
func (r LintRule) MarshalText() ([]byte, error) { return LintRules().MarshalWord(r) }

// UnmarshalText reads the word; it refuses words outside [LintRules].
func (r *LintRule) UnmarshalText(text []byte) error { return LintRules().UnmarshalWord(r, text) }

package agency

import "github.com/pcmd-vn/pcmd"

// Function is what a body does: a field of work that passes from body to body
// in reforms. The zero Function means "unset".
type Function string

// The functions that the duties of the source plans fall under. The grouping is
// ours; the plans name duties, not functions.
const (
	Steering                 Function = "steering"
	Planning                 Function = "planning"
	Integration              Function = "integration"
	Communication            Function = "communication"
	LegalEducation           Function = "legal-education"
	SchoolEducation          Function = "school-education"
	Press                    Function = "press"
	OnlineInformation        Function = "online-information"
	CultureTourism           Function = "culture-tourism"
	VenueManagement          Function = "venue-management"
	Inspection               Function = "inspection"
	Security                 Function = "security"
	CrimeFighting            Function = "crime-fighting"
	BorderControl            Function = "border-control"
	ProsecutionTrial         Function = "prosecution-trial"
	Sanctions                Function = "sanctions"
	Health                   Function = "health"
	SocialSupport            Function = "social-support"
	PilotModels              Function = "pilot-models"
	Training                 Function = "training"
	Statistics               Function = "statistics"
	Legislation              Function = "legislation"
	Funding                  Function = "funding"
	SocialOversight          Function = "social-oversight"
	Mobilisation             Function = "mobilisation"
	InternationalCooperation Function = "international-cooperation"
)

// The fields of state management that passed from body to body in 2025. The
// duties of a plan rest on one of them: see [Basis].
const (
	ProstitutionPrevention Function = "prostitution-prevention"
	DrugRehabilitation     Function = "drug-rehabilitation"
	SocialProtection       Function = "social-protection"
	VocationalTraining     Function = "vocational-training"
	LabourEmployment       Function = "labour-employment"
	PovertyReduction       Function = "poverty-reduction"
	DigitalTechnology      Function = "digital-technology"
	NetworkSecurity        Function = "network-security"
)

// Functions returns the vocabulary of functions: those that duties fall under,
// then the fields of state management.
func Functions() pcmd.Vocabulary[Function] {
	// field cites the clause of the decree on departments that names a field.
	field := func(clause string) pcmd.Citation {
		return pcmd.Citation{Document: "150/2025/NĐ-CP", Clause: clause, Reading: pcmd.Stated}
	}
	return pcmd.Vocabulary[Function]{
		{Key: Steering, Label: pcmd.Text{Vi: "chỉ đạo, điều phối kế hoạch", En: "steering the plan"}},
		{Key: Planning, Label: pcmd.Text{Vi: "xây dựng kế hoạch", En: "planning"}},
		{Key: Integration, Label: pcmd.Text{Vi: "lồng ghép vào chương trình khác", En: "integration into programmes"}},
		{Key: Communication, Label: pcmd.Text{Vi: "thông tin, tuyên truyền", En: "communication"}},
		{Key: LegalEducation, Label: pcmd.Text{Vi: "phổ biến, giáo dục pháp luật", En: "legal education"}},
		{Key: SchoolEducation, Label: pcmd.Text{Vi: "giáo dục trong trường học", En: "education in schools"}},
		{Key: Press, Label: pcmd.Text{Vi: "báo chí, phát thanh, truyền hình", En: "press and broadcasting"}},
		{Key: OnlineInformation, Label: pcmd.Text{Vi: "quản lý thông tin trên mạng", En: "managing online information"}},
		{Key: CultureTourism, Label: pcmd.Text{Vi: "quản lý văn hóa, du lịch", En: "culture and tourism"}},
		{Key: VenueManagement, Label: pcmd.Text{Vi: "quản lý cơ sở kinh doanh dịch vụ", En: "managing venues"}},
		{Key: Inspection, Label: pcmd.Text{Vi: "thanh tra, kiểm tra", En: "inspection"}},
		{Key: Security, Label: pcmd.Text{Vi: "an ninh trật tự, địa bàn, cư trú", En: "security and residence"}},
		{Key: CrimeFighting, Label: pcmd.Text{Vi: "đấu tranh phòng, chống tội phạm", En: "fighting crime"}},
		{Key: BorderControl, Label: pcmd.Text{Vi: "kiểm soát biên giới", En: "border control"}},
		{Key: ProsecutionTrial, Label: pcmd.Text{Vi: "truy tố, xét xử", En: "prosecution and trial"}},
		{Key: Sanctions, Label: pcmd.Text{Vi: "xử lý vi phạm", En: "sanctions"}},
		{Key: Health, Label: pcmd.Text{Vi: "y tế, giảm hại", En: "health and harm reduction"}},
		{Key: SocialSupport, Label: pcmd.Text{Vi: "hỗ trợ xã hội, hòa nhập cộng đồng", En: "social support"}},
		{Key: PilotModels, Label: pcmd.Text{Vi: "mô hình thí điểm", En: "pilot models"}},
		{Key: Training, Label: pcmd.Text{Vi: "tập huấn, bồi dưỡng cán bộ", En: "training of staff"}},
		{Key: Statistics, Label: pcmd.Text{Vi: "thống kê, báo cáo, đánh giá", En: "statistics, reports, evaluation"}},
		{Key: Legislation, Label: pcmd.Text{Vi: "đề xuất sửa đổi văn bản", En: "proposing legislation"}},
		{Key: Funding, Label: pcmd.Text{Vi: "kinh phí", En: "funding"}},
		{Key: SocialOversight, Label: pcmd.Text{Vi: "giám sát, phản biện xã hội", En: "social oversight"}},
		{Key: Mobilisation, Label: pcmd.Text{Vi: "vận động, phong trào", En: "mobilisation"}},
		{Key: InternationalCooperation, Label: pcmd.Text{Vi: "hợp tác quốc tế", En: "international cooperation"}},
		{Key: ProstitutionPrevention, Label: pcmd.Text{Vi: "phòng, chống mại dâm", En: "prevention of prostitution"},
			Citation: pcmd.Citation{Document: "20/2025/TT-BYT", Clause: "Điều 3, khoản 9, điểm b", Reading: pcmd.Stated}},
		{Key: DrugRehabilitation, Label: pcmd.Text{Vi: "cai nghiện ma túy", En: "drug rehabilitation"}, Citation: field("Điều 8, khoản 10")},
		{Key: SocialProtection, Label: pcmd.Text{Vi: "bảo trợ xã hội", En: "social protection"}, Citation: field("Điều 8, khoản 10")},
		{Key: VocationalTraining, Label: pcmd.Text{Vi: "giáo dục nghề nghiệp", En: "vocational training"}, Citation: field("Điều 8, khoản 9")},
		{Key: LabourEmployment, Label: pcmd.Text{Vi: "lao động, việc làm", En: "labour and employment"}, Citation: field("Điều 8, khoản 1")},
		{Key: PovertyReduction, Label: pcmd.Text{Vi: "giảm nghèo", En: "poverty reduction"}, Citation: field("Điều 8, khoản 5")},
		{Key: DigitalTechnology, Label: pcmd.Text{Vi: "công nghệ thông tin, chuyển đổi số", En: "information technology, digital transformation"},
			Citation: field("Điều 8, khoản 7")},
		{Key: NetworkSecurity, Label: pcmd.Text{Vi: "an toàn thông tin mạng", En: "network information security"}, Citation: field("Điều 8, khoản 7")},
	}
}

// Valid reports whether the function is one of [Functions].
func (f Function) Valid() bool { return Functions().Has(f) }

// Label returns what the function is called.
func (f Function) Label() pcmd.Text { return Functions().Label(f) }

// MarshalText writes the word; it refuses words outside [Functions].
func (f Function) MarshalText() ([]byte, error) { return Functions().MarshalWord(f) }

// UnmarshalText reads the word; it refuses words outside [Functions].
func (f *Function) UnmarshalText(text []byte) error { return Functions().UnmarshalWord(f, text) }

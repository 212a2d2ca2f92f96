package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/report"
)

// fullScorecard is the scorecard with all that the workbook knows.
func fullScorecard(t *testing.T, document, unit, period string) report.Scorecard {
	t.Helper()
	s, err := parseWorkbook(t, document).Scorecard(glossary(), unit, pcmd.MustParsePeriod(period))
	require.NoError(t, err)
	return s
}

// askedOf is a workbook of a plan with one province over two districts, asked on
// a day; a report is "unit period figures".
func askedOf(plan string, reports ...string) string {
	var all []string
	for _, r := range reports {
		words := strings.SplitN(r, " ", 3)
		all = append(all, reportOf(words[0], words[1], words[2]))
	}
	return `{"plan":"` + plan + `","units":[` + threeUnits + `],"on":"2024-12-20","reports":[` + strings.Join(all, ",") + `]}`
}

func TestASentenceReadsAsAReportWouldHaveIt(t *testing.T) {
	const caoBang, laiChau, duongKinh = "cao-bang-2024", "lai-chau-2021-2025", "duong-kinh-2024"
	for _, c := range []struct {
		name, plan, target, unit string
		reports                  []string
		vi, en                   string
	}{
		{
			"all of them", caoBang, "venues-committed", "p", []string{`p 2024 "venues":44,"venues-committed":44`},
			"Có 44/44 cơ sở đã ký cam kết (đạt 100 %), đạt chỉ tiêu đề ra (ít nhất 100 %).",
			"Venues with a signed commitment: 44 of 44 (100 %), which meets the target (at least 100 %).",
		},
		{
			"one is missing", caoBang, "venues-committed", "p", []string{`p 2024 "venues":1044,"venues-committed":1043`},
			"Có 1.043/1.044 cơ sở đã ký cam kết (đạt 99,90 %), chưa đạt chỉ tiêu đề ra (ít nhất 100 %), còn thiếu 1 cơ sở.",
			"",
		},
		{
			"rounding brings it to the mark and no further", laiChau, "students-informed", "p", []string{`p 2024 "students":20000,"students-informed":13999`},
			"Có 13.999/20.000 học sinh, sinh viên được tuyên truyền (gần 70,00 %), chưa đạt chỉ tiêu đề ra (ít nhất 70 % đến ngày 31/12/2025), còn thiếu 1 người (0,01 điểm phần trăm)" +
				"; chưa đến hạn.",
			"Students informed: 13,999 of 20,000 (nearly 70.00 %), which does not meet the target yet (at least 70 % by 31/12/2025), short by 1 (0.01 points); it is not due yet.",
		},
		{
			"none", caoBang, "venues-committed", "p", []string{`p 2024 "venues":44,"venues-committed":0`},
			"Có 0/44 cơ sở đã ký cam kết (đạt 0 %), chưa đạt chỉ tiêu đề ra (ít nhất 100 %), còn thiếu 44 cơ sở.", "",
		},
		{
			"some have reported", duongKinh, "tips-handled", "p", []string{`a 2024 "tips-received":3,"tips-handled":2`},
			"Có 2/3 tố giác, tin báo, khiếu nại đã xử lý (đạt 66,67 %; số liệu tạm tính, 1/2 đơn vị báo cáo), chưa đạt chỉ tiêu đề ra (ít nhất 100 %), còn thiếu 1 tin.",
			"Tips handled: 2 of 3 (66.67 %; provisional, 1 of 2 units reported), which does not meet the target (at least 100 %), short by 1.",
		},
		{
			"nothing to measure", caoBang, "cases-prosecuted", "p", []string{`p 2024 "cases":0,"cases-prosecuted":0`},
			"Vụ án mại dâm được điều tra, truy tố, xét xử: trong kỳ không có vụ án liên quan đến mại dâm nên không đánh giá.", "",
		},
		{
			"no figures at all", caoBang, "cases-prosecuted", "p", nil,
			"Vụ án mại dâm được điều tra, truy tố, xét xử: chưa có số liệu (0/2 đơn vị có đủ số liệu), còn thiếu “Vụ án đã điều tra, truy tố, xét xử” và “Vụ án liên quan đến mại dâm”; chưa đánh giá được.", "",
		},
		{
			"a denominator is missing", laiChau, "tips-handled", "a", []string{`a 2024 "tips-handled":2`},
			"Tố giác, tin báo, khiếu nại được xử lý kịp thời: chưa có số liệu, còn thiếu “Tố giác, tin báo, khiếu nại nhận được”; chưa đánh giá được.", "",
		},
		{
			"figures that contradict one another", caoBang, "venues-committed", "p", []string{`p 2024 "venues":44,"venues-committed":45`},
			"Cơ sở dịch vụ ký cam kết không để xảy ra mại dâm: số liệu không hợp lệ (45/44), đề nghị rà soát; chưa đánh giá được.", "",
		},
		{
			"growth above its band", laiChau, "crimes-handled-growth", "p", []string{`p 2023 "crimes-handled":1000`, `p 2024 "crimes-handled":1083`},
			"Mức tăng hằng năm số tội phạm được xử lý: tăng 8,30 % so với năm 2023 (từ 1.000 lên 1.083), vượt mức chỉ tiêu đề ra (từ 3 đến 5 %).",
			"Yearly growth of crimes handled: up 8.30 % on 2023 (from 1,000 to 1,083), which exceeds the target (between 3 and 5 %).",
		},
		{
			"a fall", laiChau, "crimes-handled-growth", "p", []string{`p 2023 "crimes-handled":20`, `p 2024 "crimes-handled":19`},
			"Mức tăng hằng năm số tội phạm được xử lý: giảm 5 % so với năm 2023 (từ 20 xuống 19), chưa đạt chỉ tiêu đề ra (từ 3 đến 5 %).", "",
		},
		{
			"no growth", laiChau, "crimes-handled-growth", "p", []string{`p 2023 "crimes-handled":20`, `p 2024 "crimes-handled":20`},
			"Mức tăng hằng năm số tội phạm được xử lý: không thay đổi so với năm 2023 (20), chưa đạt chỉ tiêu đề ra (từ 3 đến 5 %).", "",
		},
		{
			"growth from nothing", laiChau, "crimes-handled-growth", "p", []string{`p 2023 "crimes-handled":0`, `p 2024 "crimes-handled":2`},
			"Mức tăng hằng năm số tội phạm được xử lý: năm 2023 không phát sinh nên không tính được mức tăng.", "",
		},
		{
			"growth without a base", laiChau, "crimes-handled-growth", "a", []string{`a 2024 "crimes-handled":2`},
			"Mức tăng hằng năm số tội phạm được xử lý: chưa có số liệu, còn thiếu “Tội phạm về mại dâm đã xử lý” của năm 2023; chưa đánh giá được.", "",
		},
		{
			"units", laiChau, "integration", "p", []string{`a 2024 "programmes-integrated":1`, `b 2024 "programmes-integrated":0`},
			"Huyện, thành phố lồng ghép nhiệm vụ vào các chương trình: 1/2 đơn vị cấp huyện (đạt 50 %), đạt chỉ tiêu đề ra (ít nhất 50 % đến ngày 31/12/2025).",
			"Districts and city that integrate the task into programmes: 1 of 2 districts (50 %), which meets the target (at least 50 % by 31/12/2025).",
		},
		{
			"a number of units", laiChau, "pilot-districts", "p", []string{`a 2024 "pilot-model":0`},
			"Huyện, thành phố xây dựng, triển khai mô hình thí điểm: 0/2 đơn vị cấp huyện (số liệu tạm tính, 1/2 đơn vị báo cáo), chưa đạt chỉ tiêu đề ra (ít nhất 1 đến ngày 31/12/2025), còn thiếu 1 đơn vị; chưa đến hạn.", "",
		},
		{
			"no unit of the level", laiChau, "commune-communication", "p", nil,
			"Cấp xã có tuyên truyền phòng ngừa, duy trì thường xuyên: không có đơn vị cấp xã nên không đánh giá.", "",
		},
		{
			"in every quarter", laiChau, "media-occasions", "a", []string{`a 2024-Q1 "media-occasions":3`, `a 2024-Q2 "media-occasions":2`, `a 2024-Q3 "media-occasions":5`, `a 2024-Q4 "media-occasions":4`},
			"Số lần đăng tải trên báo chí tỉnh, huyện mỗi quý: quý thấp nhất có 2 lần, đạt chỉ tiêu đề ra (ít nhất 1 lần).",
			"Times covered by the province and district press each quarter: the lowest quarter has 2 times, which meets the target (at least 1 times).",
		},
		{
			"not in every quarter, and no other could mend it", laiChau, "media-occasions", "a", []string{`a 2024-Q1 "media-occasions":0`},
			"Số lần đăng tải trên báo chí tỉnh, huyện mỗi quý: quý thấp nhất có 0 lần (số liệu tạm tính, chưa đủ các quý), chưa đạt chỉ tiêu đề ra (ít nhất 1 lần).", "",
		},
		{
			"yes", caoBang, "venue-register", "p", []string{`p 2024 "venue-register":1`},
			"Rà soát, thống kê, lập danh sách quản lý cơ sở dịch vụ: đã thực hiện, đạt chỉ tiêu đề ra.", "",
		},
		{
			"no", caoBang, "venue-register", "p", []string{`p 2024 "venue-register":0`},
			"Rà soát, thống kê, lập danh sách quản lý cơ sở dịch vụ: chưa thực hiện, chưa đạt chỉ tiêu đề ra.", "",
		},
		{
			"against the year before and the siblings", laiChau, "venues-inspected", "a", []string{
				`a 2023 "venues":40,"venues-inspected":31`, `a 2024 "venues":40,"venues-inspected":32`, `b 2024 "venues":5,"venues-inspected":4`,
			},
			"Có 32/40 cơ sở đã được kiểm tra (đạt 80 %), đạt chỉ tiêu đề ra (ít nhất 80 %); tăng 2,50 điểm phần trăm so với năm 2023; xếp thứ 1/2 đơn vị cùng cấp có kết quả (đồng hạng với B).",
			"Venues inspected: 32 of 40 (80 %), which meets the target (at least 80 %); up 2.50 points on 2023; place 1 of 2 units of the level with a result (with B).",
		},
		{
			"hardly more than the year before", laiChau, "venues-inspected", "p", []string{`p 2023 "venues":100000,"venues-inspected":79999`, `p 2024 "venues":100000,"venues-inspected":80000`},
			"Có 80.000/100.000 cơ sở đã được kiểm tra (đạt 80 %), đạt chỉ tiêu đề ra (ít nhất 80 %); tăng chưa đến 0,01 điểm phần trăm so với năm 2023.", "",
		},
		{
			"less than a provisional figure of the year before", laiChau, "venues-inspected", "p", []string{`a 2023 "venues":10,"venues-inspected":10`, `p 2024 "venues":10,"venues-inspected":9`},
			"Có 9/10 cơ sở đã được kiểm tra (đạt 90 %), đạt chỉ tiêu đề ra (ít nhất 80 %); giảm 10 điểm phần trăm so với năm 2023 (tạm tính).", "",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := lineOf(t, fullScorecard(t, askedOf(c.plan, c.reports...), c.unit, "2024"), c.target)
			if c.vi != "" {
				assert.Equal(t, c.vi, l.Sentence(pcmd.Vietnamese))
			}
			if c.en != "" {
				assert.Equal(t, c.en, l.Sentence(pcmd.English))
			}
			assert.NotContains(t, l.Sentence(pcmd.English), "%!", "a verb without its word")
			assert.NotContains(t, l.Sentence(pcmd.Vietnamese), "%!")
		})
	}
}

func TestSentencesOfAWorkbooksOwnTargetsNameWhatTheyCan(t *testing.T) {
	s := fullScorecard(t, `{"measures":[{"id":"n","kind":"flow"},{"id":"d","kind":"flow"},{"id":"f","kind":"flag"}],"targets":[
		{"id":"share","indicator":{"id":"i","formula":{"kind":"share","numerator":["n"],"denominator":["d"]}}},
		{"id":"ratio","indicator":{"id":"r","formula":{"kind":"ratio","numerator":["n"],"denominator":["d"],"per":"1"}},"criterion":{"op":"at-most","value":"0.5"}},
		{"id":"total","indicator":{"id":"t","formula":{"kind":"total","of":["n"]}},"criterion":{"op":"more-than","value":"1000"}},
		{"id":"month","indicator":{"id":"m","formula":{"kind":"every","of":["n"],"each":"month"}}},
		{"id":"flag","indicator":{"id":"f","formula":{"kind":"flag","of":["f"]}}}],
		"reports":[`+reportOf("12", "2024-01", `"n":1000,"d":3000,"f":1`)+`,`+reportOf("12", "2023-01", `"n":1200,"d":3000`)+`]}`, "12", "2024-01")
	var all []string
	for _, l := range s.Lines {
		all = append(all, l.Sentence(pcmd.Vietnamese))
	}
	assert.Equal(t, []string{
		"share: 33,33; giảm từ 40 xuống 33,33 so với tháng 01 năm 2023.",
		"ratio: 0,33, đạt chỉ tiêu đề ra (nhiều nhất 0,5); giảm từ 0,40 xuống 0,33 so với tháng 01 năm 2023.",
		"total: 1.000, chưa đạt chỉ tiêu đề ra (trên 1.000), còn thiếu 1; giảm từ 1.200 xuống 1.000 so với tháng 01 năm 2023.",
		"month: tháng thấp nhất có 1.000; giảm từ 1.200 xuống 1.000 so với tháng 01 năm 2023.",
		"flag: đã thực hiện.",
	}, all)
}

func TestParagraphsBeginWithWhatTheyAreAboutAndCountVerdicts(t *testing.T) {
	s := fullScorecard(t, askedOf("cao-bang-2024", `p 2024 "venues":44,"venues-committed":44,"venue-register":0,"cases":0,"cases-prosecuted":0,"students":3,"students-informed":4`), "p", "2024")
	p := s.Paragraphs(pcmd.Vietnamese)
	require.Len(t, p, 1+len(s.Lines))
	assert.Equal(t, "Kết quả thực hiện chỉ tiêu phòng, chống mại dâm năm 2024 của p theo văn bản số 630/KH-UBND, tính đến ngày 20 tháng 12 năm 2024: "+
		"trong 10 chỉ tiêu, có 1 chỉ tiêu đạt, 1 chỉ tiêu chưa đạt, 2 chỉ tiêu không phát sinh và 6 chỉ tiêu chưa đánh giá được. Cụ thể như sau:", p[0])
	assert.Equal(t, "Targets on preventing prostitution, 2024, p under 630/KH-UBND, as of 20 December 2024: "+
		"of 10 targets, 1 met, 1 not met, 2 not applicable and 6 not assessable. In detail:", s.Paragraphs(pcmd.English)[0])
	for i, l := range s.Lines {
		assert.Equal(t, "- "+l.Sentence(pcmd.Vietnamese), p[i+1])
	}
	assert.Equal(t, []string{"Kết quả thực hiện chỉ tiêu phòng, chống mại dâm năm 2024 của : không có chỉ tiêu nào."}, report.Scorecard{Period: pcmd.YearOf(2024)}.Paragraphs(pcmd.Vietnamese))
}

func TestTheParagraphSaysNoDayWhereNoneIsAsked(t *testing.T) {
	s := fullScorecard(t, workbookOf("", reportOf("12", "2024", `"venues":1`)), "12", "2024")
	assert.NotContains(t, s.Paragraphs(pcmd.Vietnamese)[0], "tính đến")
	assert.NotContains(t, s.Paragraphs(pcmd.Vietnamese)[0], "văn bản số", "the plan prints no number")
}

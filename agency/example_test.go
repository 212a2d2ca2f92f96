package agency_test

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

func ExampleBody() {
	police := agency.Body{ID: "province-police", Name: pcmd.NewText("Công an tỉnh", "Provincial Police"), Level: pcmd.Province}
	fmt.Println(police.Name.In(pcmd.English), "-", police.Level)
	// Output: Provincial Police - province
}

// The heading of an item may name several bodies; each of them stands by itself
// too.
func ExampleBodies() {
	bodies := agency.Bodies{
		{ID: "procuracy-and-court", Name: pcmd.NewText("Viện kiểm sát, Tòa án", "Procuracy, court"), Members: []string{"procuracy", "court"}},
		{ID: "procuracy", Name: pcmd.NewText("Viện kiểm sát", "Procuracy")},
		{ID: "court", Name: pcmd.NewText("Tòa án", "Court")},
	}
	fmt.Println(bodies.Members("procuracy-and-court"))
	fmt.Println(bodies.Names(bodies.Members("procuracy-and-court"), pcmd.Vietnamese))
	// Output:
	// [procuracy court]
	// [Viện kiểm sát Tòa án]
}

func ExampleRole() {
	var role agency.Role
	fmt.Println(role.UnmarshalText([]byte("lead")), role == agency.Lead, agency.Roles().Label(role))
	fmt.Println(role.UnmarshalText([]byte("boss")) != nil, role)
	// Output:
	// <nil> true chủ trì
	// true lead
}

func ExampleMandate() {
	for _, mandate := range agency.Mandates() {
		fmt.Println(mandate.Key, "-", mandate.Label)
	}
	// Output:
	// given - giao
	// requested - đề nghị
}

func ExampleFunction() {
	fmt.Println(agency.VenueManagement.Label().In(pcmd.English))
	fmt.Println(agency.Function("gardening").Valid())
	// Output:
	// managing venues
	// false
}

// "Chủ trì, phối hợp với …" is one duty in the role lead with its partners.
func ExampleDuty() {
	duty := agency.Duty{
		Role: agency.Lead, Function: agency.Communication,
		Title:    pcmd.NewText("Kế hoạch truyền thông", "Communication plan"),
		Partners: []string{"info-comm-department"},
		Citation: pcmd.Citation{Clause: "V.1.b", Reading: pcmd.Stated},
	}
	fmt.Println(duty.Role, duty.Function, duty.Partners, duty.Citation)
	// Output: lead communication [info-comm-department] V.1.b
}

// An item that opens with "Đề nghị" requests; the others order.
func ExampleAssignment() {
	item := agency.Assignment{Order: 11, Body: "province-court", Mandate: agency.Requested}
	fmt.Println(item.Order, item.Body, item.Mandate)
	// Output: 11 province-court requested
}

func ExamplePart() {
	fmt.Println(agency.Part{Leads: true, Supports: true}.Label())
	fmt.Println(agency.Part{Supports: true, Asked: true}.Label())
	fmt.Println(agency.Part{}.IsZero())
	// Output:
	// chủ trì
	// đề nghị
	// true
}

func ExampleMatrix() {
	bodies := agency.Bodies{
		{ID: "labour", Name: pcmd.NewText("Sở Lao động", "Department of Labour")},
		{ID: "police", Name: pcmd.NewText("Công an tỉnh", "Provincial Police")},
		{ID: "front", Name: pcmd.NewText("Mặt trận Tổ quốc", "Fatherland Front")},
	}
	matrix := agency.NewMatrix(bodies, []agency.Assignment{
		{Body: "labour", Mandate: agency.Given, Duties: []agency.Duty{
			{Role: agency.Lead, Function: agency.Inspection, Partners: []string{"police"}},
		}},
		{Body: "front", Mandate: agency.Requested, Duties: []agency.Duty{
			{Role: agency.Coordinate, Function: agency.Mobilisation},
		}},
	})
	for _, function := range matrix.Functions() {
		for _, body := range matrix.Bodies() {
			if part := matrix.At(function, body.ID); !part.IsZero() {
				fmt.Printf("%s: %s (%s)\n", function, body.Name, part.Label())
			}
		}
	}
	// Output:
	// inspection: Công an tỉnh (phối hợp, thực hiện)
	// inspection: Sở Lao động (chủ trì)
	// mobilisation: Mặt trận Tổ quốc (đề nghị)
}

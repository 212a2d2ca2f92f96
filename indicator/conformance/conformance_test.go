package conformance_test

import (
	"testing"

	"github.com/pcmd-vn/pcmd/indicator/conformance"
)

func TestLibraryAnswersEveryVectorAsTheContractWants(t *testing.T) {
	conformance.Run(t, conformance.Library)
}

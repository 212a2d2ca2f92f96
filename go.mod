module github.com/pcmd-vn/pcmd

go 1.24.0

require (
	github.com/shopspring/decimal v1.6.0
	golang.org/x/text v0.33.0
)

package main

import (
	"math"

	"github.com/casbin/govaluate"
	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"
)

// shareFormula is the first indicator as the formula engines write it. They
// compute in floats, and neither round nor judge; nothing is added for that.
const shareFormula = "100 * part / whole"

// exprShare evaluates the share with expr-lang/expr: compiled once, types
// checked, one virtual machine for all evaluations. The environment is a struct
// passed by value, which is faster than a pointer to one and than a map.
type exprShare struct {
	part, whole []int64
	program     *vm.Program
	machine     vm.VM
	last        float64
}

type shareEnv struct {
	Part  float64 `expr:"part"`
	Whole float64 `expr:"whole"`
}

func newExpr(part, whole []int64) (FormulaPeer, error) {
	program, err := expr.Compile(shareFormula, expr.Env(shareEnv{}), expr.AsFloat64())
	if err != nil {
		return nil, err
	}
	return &exprShare{part: part, whole: whole, program: program}, nil
}

func (p *exprShare) one(unit int) (float64, error) {
	value, err := p.machine.Run(p.program, shareEnv{float64(p.part[unit]), float64(p.whole[unit])})
	if err != nil {
		return 0, err
	}
	return value.(float64), nil
}

func (p *exprShare) Evaluate() (int, error) {
	for unit := range p.part {
		var err error
		if p.last, err = p.one(unit); err != nil {
			return 0, err
		}
	}
	return len(p.part), nil
}

func (p *exprShare) Percentages() ([]float64, error) { return percentages(len(p.part), p.one) }

// govaluateShare evaluates the share with casbin/govaluate: parsed once, its
// figures given by a method instead of a map.
type govaluateShare struct {
	part, whole []int64
	expression  *govaluate.EvaluableExpression
	figures     shareFigures
	last        float64
}

// shareFigures are the parameters of one evaluation.
type shareFigures struct{ part, whole float64 }

// Get implements govaluate.Parameters.
func (f *shareFigures) Get(name string) (any, error) {
	if name == "part" {
		return f.part, nil
	}
	return f.whole, nil
}

func newGovaluate(part, whole []int64) (FormulaPeer, error) {
	expression, err := govaluate.NewEvaluableExpression(shareFormula)
	if err != nil {
		return nil, err
	}
	return &govaluateShare{part: part, whole: whole, expression: expression}, nil
}

func (p *govaluateShare) one(unit int) (float64, error) {
	p.figures = shareFigures{float64(p.part[unit]), float64(p.whole[unit])}
	value, err := p.expression.Eval(&p.figures)
	if err != nil {
		return 0, err
	}
	return value.(float64), nil
}

func (p *govaluateShare) Evaluate() (int, error) {
	for unit := range p.part {
		var err error
		if p.last, err = p.one(unit); err != nil {
			return 0, err
		}
	}
	return len(p.part), nil
}

func (p *govaluateShare) Percentages() ([]float64, error) { return percentages(len(p.part), p.one) }

func percentages(units int, one func(unit int) (float64, error)) ([]float64, error) {
	all := make([]float64, units)
	for unit := range all {
		value, err := one(unit)
		if err != nil {
			return nil, err
		}
		if all[unit] = value; math.IsInf(value, 0) {
			all[unit] = math.NaN()
		}
	}
	return all, nil
}

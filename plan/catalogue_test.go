package plan_test

import (
	"reflect"
	"slices"
	"sync"

	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/stretchr/testify/require"
)

// catalogue are the plans of the catalogue, read once.
var catalogue = sync.OnceValues(catalog.Plans)

// planOf returns a plan of the catalogue, a fresh one at every call.
func planOf(t require.TestingT, id string) *plan.Plan {
	all, err := catalogue()
	require.NoError(t, err)
	return cloned(all[slices.Index(catalog.IDs(), id)])
}

// cloned returns a plan that shares nothing that a test changes.
func cloned(p *plan.Plan) *plan.Plan {
	return copied(reflect.ValueOf(p)).Interface().(*plan.Plan)
}

func copied(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Pointer:
		c := reflect.New(v.Type().Elem())
		c.Elem().Set(copied(v.Elem()))
		return c
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			c.Index(i).Set(copied(v.Index(i)))
		}
		return c
	case reflect.Struct:
		c := reflect.New(v.Type()).Elem()
		c.Set(v)
		for i := range v.NumField() {
			if c.Field(i).CanSet() {
				c.Field(i).Set(copied(v.Field(i)))
			}
		}
		return c
	}
	return v
}

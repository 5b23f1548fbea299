package fieldtable_test

import (
	"testing"

	"samrad/server/fieldtable"
)

func TestDaysAsWrittenInTheNorth(t *testing.T) {
	for _, text := range []string{"2027-05-31", "2027/5/31", "31.5.2027", "31. 5. 2027", "31/5/2027", "31/5 2027", "31.5 2027", "31/5-2027", "31-5-2027", "31.05.2027 12:00", "46538"} {
		if day, ok := fieldtable.ParseDay(text); !ok || day != "2027-05-31" {
			t.Errorf("%q: %q %v", text, day, ok)
		}
	}
	for _, text := range []string{"soon", "31.2.2027", "5/31/2027", "31.5.27", "31 5 2027", "2027", ""} {
		if day, ok := fieldtable.ParseDay(text); ok {
			t.Errorf("%q was taken for %s", text, day)
		}
	}
}

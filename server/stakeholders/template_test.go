package stakeholders

import "testing"

// The template is data: each entry must be complete in each language, and what
// it says must pass the checks that everybody's changes pass.
func TestConnectTemplateInAllLanguages(t *testing.T) {
	for _, language := range []string{"da", "nb", "sv", "fi", "is", "en"} {
		update, err := FirstContent("connect", language)
		if err != nil {
			t.Fatal(err)
		}
		m, err := Read(update)
		if err != nil || len(m.Stakeholders) != len(connect().Stakeholders) || len(m.Relations) != len(connect().Relations) {
			t.Fatalf("%s: %d stakeholders, %d relations, %v", language, len(m.Stakeholders), len(m.Relations), err)
		}
		names, roles := map[string]bool{}, map[string]bool{}
		for _, s := range m.Stakeholders {
			if s.Values.Text("name") == "" || s.Values.Text("connectionText") == "" || s.Values["kind"] == nil || s.Values["mainCategory"] == nil {
				t.Errorf("%s: incomplete: %v", language, s.Values)
			}
			if names[s.Values.Text("name")] {
				t.Errorf("%s: %s stands twice", language, s.Values.Text("name"))
			}
			names[s.Values.Text("name")], roles[s.Values.Text("domainRole")] = true, true
			if len(s.Values["relevantSteps"].([]int)) == 0 || s.Values["interest"] != nil {
				t.Errorf("%s: %v", language, s.Values)
			}
		}
		for _, role := range []string{"procurement", "legal", "it", "finance_admin", "citizen", "relative", "care_staff", "citizen_council"} {
			if !roles[role] {
				t.Errorf("nobody has the role %s", role)
			}
		}
		for _, r := range m.Relations {
			if r.Values["type"] == nil {
				t.Errorf("%s: relation without a type", language)
			}
		}
	}
}

package identity

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// claimSet is the claims of an ID token, filled up from userinfo.
type claimSet map[string]any

// parseClaims keeps numbers as written, so that large ones compare exactly.
func parseClaims(raw []byte) (claimSet, error) {
	decoder := json.NewDecoder(strings.NewReader(string(raw)))
	decoder.UseNumber()
	var set claimSet
	if err := decoder.Decode(&set); err != nil {
		return nil, fmt.Errorf("decode claims: %w", err)
	}
	return set, nil
}

// fill adds the claims of more that c lacks. What the signed token says wins.
func (c claimSet) fill(more claimSet) {
	for name, value := range more {
		if _, ok := c[name]; !ok {
			c[name] = value
		}
	}
}

func (c claimSet) text(name string) string {
	s, _ := c[name].(string)
	return s
}

// claimText gives a claim's or a configured value's one comparable form: "1"
// for 1, 1.0 and "1". Lists, objects and null have none.
func claimText(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case bool:
		return strconv.FormatBool(v), true
	case int:
		return strconv.Itoa(v), true
	case int64:
		return strconv.FormatInt(v, 10), true
	case uint64:
		return strconv.FormatUint(v, 10), true
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), true
	case json.Number:
		return numberText(v), true
	default:
		return "", false
	}
}

func numberText(n json.Number) string {
	if i, err := strconv.ParseInt(n.String(), 10, 64); err == nil {
		return strconv.FormatInt(i, 10)
	}
	if f, err := strconv.ParseFloat(n.String(), 64); err == nil {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return n.String()
}

// claimTexts lists the comparable values of a claim; whole is false when some
// part of it has no comparable form.
func claimTexts(v any) (texts []string, whole bool) {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	whole = true
	for _, one := range list {
		if text, ok := claimText(one); ok {
			texts = append(texts, text)
		} else {
			whole = false
		}
	}
	return texts, whole
}

// errClaimMissing and errNotAllowed tell apart "the provider did not say" and
// "the provider said no"; each wraps what the operator needs to know.
var (
	errClaimMissing = errors.New("claim missing")
	errNotAllowed   = errors.New("not allowed")
)

// admit decides by values, never by presence: {"admin": false} is not an admin.
func (o OrganisationConfig) admit(claims claimSet) error {
	for _, name := range slices.Sorted(maps.Keys(o.Require)) {
		value, ok := claims[name]
		if !ok || value == nil {
			return fmt.Errorf("%w: the provider sent no %q, which organisation %s requires; "+
				"have the provider add it to the ID token, or correct `require`", errClaimMissing, name, o.ID)
		}
		texts, _ := claimTexts(value)
		if !anyEqual(texts, o.Require[name]) {
			return fmt.Errorf("%w: claim %q is %q, but organisation %s requires one of %v",
				errNotAllowed, name, texts, o.ID, o.Require[name])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(o.Refuse)) {
		value, ok := claims[name]
		if !ok || value == nil {
			continue
		}
		texts, whole := claimTexts(value)
		if !whole {
			return fmt.Errorf("%w: claim %q has a shape that cannot be compared with what organisation %s refuses",
				errNotAllowed, name, o.ID)
		}
		if anyEqual(texts, o.Refuse[name]) {
			return fmt.Errorf("%w: claim %q is %q, which organisation %s refuses", errNotAllowed, name, texts, o.ID)
		}
	}
	return nil
}

func anyEqual(texts []string, configured []any) bool {
	return slices.ContainsFunc(configured, func(v any) bool {
		want, ok := claimText(v)
		return ok && slices.Contains(texts, want)
	})
}

// wantsUserinfo says whether the token alone leaves something open.
func (o OrganisationConfig) wantsUserinfo(claims claimSet) bool {
	names := o.Claims.withDefaults()
	if claims.text(names.Email) == "" || o.nameIn(claims) == "" {
		return true
	}
	for _, rules := range []map[string][]any{o.Require, o.Refuse} {
		for name := range rules {
			if _, ok := claims[name]; !ok {
				return true
			}
		}
	}
	return false
}

// needsUserinfo says whether sign-in cannot be decided without userinfo.
// (Only a missing e-mail address can be done without.)
func (o OrganisationConfig) needsUserinfo(claims claimSet) bool {
	withEmail := maps.Clone(claims)
	withEmail[o.Claims.withDefaults().Email] = "-"
	return o.wantsUserinfo(withEmail)
}

func (o OrganisationConfig) nameIn(claims claimSet) string {
	names := o.Claims.withDefaults()
	if name := cleanName(claims.text(names.Name)); name != "" {
		return name
	}
	return cleanName(claims.text(names.GivenName) + " " + claims.text(names.FamilyName))
}

// profile is what a sign-in says about a person.
type profile struct {
	subject string // the mapped claim: half of the account key
	name    string
	email   string
}

func (o OrganisationConfig) profile(claims claimSet) (profile, error) {
	names := o.Claims.withDefaults()
	p := profile{name: o.nameIn(claims), email: cleanEmail(claims.text(names.Email))}
	subject, ok := claimText(claims[names.Subject])
	if !ok || !plainKey(subject) {
		return profile{}, fmt.Errorf("%w: claim %q holds no usable subject; correct `claims.subject`", errClaimMissing, names.Subject)
	}
	p.subject = subject
	if p.name == "" {
		return profile{}, fmt.Errorf("%w: no name in %q, nor in %q and %q; have the provider send one, or correct `claims`",
			errClaimMissing, names.Name, names.GivenName, names.FamilyName)
	}
	return p, nil
}

const (
	maxKeyBytes   = 255 // OpenID Connect Core 2: sub is at most 255 ASCII characters
	maxNameRunes  = 200
	maxEmailBytes = 320
)

// plainKey says whether s may be half of an account key or a provider's id.
func plainKey(s string) bool {
	return s != "" && len(s) <= maxKeyBytes && utf8.ValidString(s) && !strings.ContainsFunc(s, unicode.IsControl)
}

// cleanName makes a name fit to show: control, format and direction characters
// could otherwise make one person look like another.
func cleanName(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, unicode.Is(unicode.Cf, r):
			return -1
		case unicode.IsControl(r), unicode.IsSpace(r):
			return ' '
		default:
			return r
		}
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > maxNameRunes {
		s = string(runes[:maxNameRunes])
	}
	return s
}

// cleanEmail drops what cannot be an address; it is shown and searched, never a
// key.
func cleanEmail(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > maxEmailBytes || !strings.Contains(s, "@") || cleanName(s) != s || strings.Contains(s, " ") {
		return ""
	}
	return s
}

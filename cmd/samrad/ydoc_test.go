package main

import (
	"encoding/binary"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"samrad/collab/ydoc"
)

// updatesFile writes updates as the command reads them.
func updatesFile(t *testing.T, updates ...string) string {
	t.Helper()
	var b []byte
	for _, u := range updates {
		raw, err := hex.DecodeString(u)
		if err != nil {
			t.Fatal(err)
		}
		b = append(binary.LittleEndian.AppendUint32(b, uint32(len(raw))), raw...)
	}
	file := filepath.Join(t.TempDir(), "updates")
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

const (
	abc  = "01010100040101740361626300"
	bold = "0102010346010004626f6c640474727565c60101010204626f6c64046e756c6c00"
	xml  = "0102070007010178030170070007000600"
)

func TestYdocPrints(t *testing.T) {
	for name, c := range map[string]struct {
		arguments []string
		updates   []string
		want      string
	}{
		"json":         {[]string{"--roots", "t:text,m:map,x:xml"}, []string{abc, xml}, `{"m":{},"t":"abc","x":"<p></p>"}` + "\n"},
		"json guessed": {nil, []string{abc, bold, xml}, `{"t":"abc","x":"<p></p>"}` + "\n"},
		"delta":        {[]string{"--print", "delta", "--roots", "t:text"}, []string{abc, bold}, `{"t":[{"attributes":{"bold":true},"insert":"ab"},{"insert":"c"}]}` + "\n"},
		"xml":          {[]string{"--print", "xml", "--roots", "x:xml"}, []string{xml}, "<p></p>\n"},
		"vector":       {[]string{"--print", "vector"}, []string{abc, bold}, "\x01\x01\x05"},
		"pending":      {[]string{"--print", "json"}, []string{bold, abc}, `{"t":"abc"}` + "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			arguments := append([]string{"ydoc", "--in", updatesFile(t, c.updates...)}, c.arguments...)
			code, out, message := call(t, nil, arguments...)
			if code != 0 || out != c.want {
				t.Errorf("code %d, %q, want %q; %s", code, out, c.want, message)
			}
		})
	}
}

func TestYdocStateAndMergeAreUpdates(t *testing.T) {
	file := updatesFile(t, abc, bold)
	for _, arguments := range [][]string{{"--print", "state"}, {"--merge"}} {
		code, out, message := call(t, nil, append([]string{"ydoc", "--in", file}, arguments...)...)
		if code != 0 {
			t.Fatalf("%v: code %d, %s", arguments, code, message)
		}
		d := ydoc.New()
		if err := d.Apply([]byte(out)); err != nil || d.Text("t").String() != "abc" {
			t.Errorf("%v: %v, %q", arguments, err, d.Text("t"))
		}
	}
}

func TestYdocNamesTheInvalidUpdate(t *testing.T) {
	for name, file := range map[string]string{
		"malformed": updatesFile(t, abc, "0101"),
		"cut short": updatesFile(t, abc),
	} {
		if name == "cut short" {
			if err := os.Truncate(file, 10); err != nil {
				t.Fatal(err)
			}
		}
		for _, mode := range []string{"--print=json", "--merge"} {
			code, out, message := call(t, nil, "ydoc", "--in", file, mode)
			index := "update 1:"
			if name == "cut short" {
				index = "update 0:"
			}
			if code != 1 || out != "" || !strings.Contains(message, index) {
				t.Errorf("%s %s: code %d, %q, %q", name, mode, code, out, message)
			}
		}
	}
}

func TestYdocWrongCalls(t *testing.T) {
	for _, arguments := range [][]string{{"--print", "html"}, {"--roots", "t"}, {"--roots", "t:book"}} {
		if code, _, _ := call(t, nil, append([]string{"ydoc", "--in", updatesFile(t, abc)}, arguments...)...); code != 2 {
			t.Errorf("%v: code %d, want 2", arguments, code)
		}
	}
}

package server

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// page is one file of the built frontend, kept in memory.
type page struct {
	plain, brotli []byte
	contentType   string
	etag          string
}

// frontendHandler serves the built application: hashed files for ever, the
// rest to be asked for again, and index.html for every path that is a page of
// the application and not a file.
type frontendHandler struct {
	pages map[string]page // by path without the leading slash
}

// contentTypes is our own table: the one of the machine differs from machine
// to machine, and with nosniff a wrong type is a blank page.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon", ".webp": "image/webp", ".jpg": "image/jpeg",
	".woff2": "font/woff2", ".woff": "font/woff", ".json": "application/json", ".webmanifest": "application/manifest+json",
	".txt": "text/plain; charset=utf-8", ".map": "application/json", ".wasm": "application/wasm",
}

// newFrontendHandler reads dist/ of the embedded files.
func newFrontendHandler(files fs.FS) (*frontendHandler, error) {
	h := &frontendHandler{pages: map[string]page{}}
	err := fs.WalkDir(files, "dist", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(name, ".br") || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		plain, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		brotli, err := fs.ReadFile(files, name+".br")
		if err != nil {
			brotli = nil // images and fonts are compressed already
		}
		kind := contentTypes[path.Ext(name)]
		if kind == "" {
			kind = "application/octet-stream"
		}
		sum := sha256.Sum256(plain)
		h.pages[strings.TrimPrefix(name, "dist/")] = page{
			plain: plain, brotli: brotli, contentType: kind, etag: `"` + hex.EncodeToString(sum[:12]) + `"`,
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the embedded frontend: %w", err)
	}
	return h, nil
}

func (h *frontendHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		writeProblem(w, http.StatusMethodNotAllowed, "This address only shows a page. Programs use /api/v1.")
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if found, ok := h.pages[name]; ok && name != "index.html" {
		h.serveFile(w, r, name, found)
		return
	}
	if isFileName(name) {
		// Not index.html: a browser with an old page would run HTML as script.
		writeProblem(w, http.StatusNotFound, "There is no such file. Reload the page to get the present version.")
		return
	}
	h.serveIndex(w, r)
}

// isFileName tells a missing file from a page of the application.
func isFileName(name string) bool {
	return strings.HasPrefix(name, "assets/") || contentTypes[path.Ext(name)] != "" && name != "index.html"
}

func (h *frontendHandler) serveIndex(w http.ResponseWriter, r *http.Request) {
	index, ok := h.pages["index.html"]
	if !ok {
		writeProblem(w, http.StatusServiceUnavailable,
			"This program was built without the frontend. Build it with \"make build\" and start it again.")
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	write(w, r, index)
}

func (h *frontendHandler) serveFile(w http.ResponseWriter, r *http.Request, name string, found page) {
	if strings.HasPrefix(name, "assets/") {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		w.Header().Set("Cache-Control", "no-cache")
	}
	w.Header().Set("ETag", found.etag)
	if strings.Contains(r.Header.Get("If-None-Match"), found.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	write(w, r, found)
}

func write(w http.ResponseWriter, r *http.Request, found page) {
	body := found.plain
	if found.brotli != nil {
		w.Header().Add("Vary", "Accept-Encoding")
		if acceptsBrotli(r.Header.Get("Accept-Encoding")) {
			w.Header().Set("Content-Encoding", "br")
			body = found.brotli
		}
	}
	w.Header().Set("Content-Type", found.contentType)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodGet {
		w.Write(body)
	}
}

func acceptsBrotli(header string) bool {
	for _, part := range strings.Split(header, ",") {
		name, parameters, _ := strings.Cut(part, ";")
		if strings.TrimSpace(name) == "br" {
			weight := strings.ReplaceAll(parameters, " ", "")
			return strings.Trim(strings.TrimPrefix(weight, "q="), "0.") != "" || weight == ""
		}
	}
	return false
}

# The program alone, for machines that run PostgreSQL elsewhere: set
# DATABASE_URL. Build: docker build -t samrad .   Run: see docs/deploy.md.

FROM node:20-bookworm-slim AS frontend
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

FROM golang:1.26-bookworm AS program
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY cmd/ cmd/
COPY collab/ collab/
COPY server/ server/
COPY migrations/ migrations/
COPY frontend/embed.go frontend/embed.go
COPY --from=frontend /src/frontend/dist/ frontend/dist/
# The commit shown by "samrad version" needs .git, which is not sent here.
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false -o /samrad ./cmd/samrad

# No shell, no package manager, uid 65532.
FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=program /samrad /samrad
ENV SAMRAD_ADDR=0.0.0.0:8080 SAMRAD_DATA=/home/nonroot/data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=6s --start-period=30s CMD ["/samrad", "healthcheck"]
ENTRYPOINT ["/samrad"]
CMD ["serve"]

# Built in two stages: the second holds the program, the certificates of the
# public authorities and a user of its own. SQLite needs cgo, hence glibc.
FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=1 go build -trimpath -ldflags='-s -w' -o /vorlauf ./cmd/vorlauf

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --create-home --home-dir /data vorlauf
COPY --from=build /vorlauf /usr/local/bin/vorlauf
USER vorlauf
WORKDIR /data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["vorlauf"]
CMD ["serve", "-config", "/etc/vorlauf/vorlauf.toml"]

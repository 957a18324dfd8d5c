# The commands of the project. "make demo" runs the main job, "make test" the tests.

GO ?= go
DEMO := demo

.PHONY: build demo test fuzz bench throughput clean

build:
	CGO_ENABLED=0 $(GO) build -trimpath -o bin/dyad ./cmd/dyad

# Reads the example collection into a store under demo/ and prints the brief.
# A second run finds nothing new.
demo: build
	@mkdir -p $(DEMO)
	bin/dyad add --store $(DEMO)/store examples/us-iraq
	@bin/dyad brief USA IRQ --as-of 2020-01-07 --store $(DEMO)/store --format html -o $(DEMO)/usa-irq.html
	bin/dyad brief USA IRQ --as-of 2020-01-07 --store $(DEMO)/store
	@echo
	@echo "The same brief as one page, with its chart: $(CURDIR)/$(DEMO)/usa-irq.html"

# Go is all the tests need.
test:
	$(GO) vet ./...
	CGO_ENABLED=0 $(GO) build ./...
	$(GO) test ./...

# A minute for every reader of outside bytes.
fuzz:
	@for p in $$($(GO) list ./...); do \
		for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz'); do \
			echo "$$p $$f"; $(GO) test -run XXX -fuzz "^$$f$$" -fuzztime 60s $$p || exit 1; \
		done; \
	done

bench:
	$(GO) test -run XXX -bench . -benchmem ./...

# Stories a second and peak memory over a JSONL file: make throughput STORIES=FILE.jsonl.gz
throughput: build
	@test -n "$(STORIES)" || { echo "name a file: make throughput STORIES=FILE.jsonl.gz"; exit 2; }
	@n=$$(gzip -cdf "$(STORIES)" | wc -l); start=$$(date +%s.%N); \
	/usr/bin/env bash -c 'TIMEFORMAT="%R s wall, %U s user"; time bin/dyad code --json "$(STORIES)" >/dev/null 2>/dev/null & pid=$$!; peak=0; \
	while kill -0 $$pid 2>/dev/null; do for p in $$(pgrep -f "bin/dyad code --json"); do m=$$(awk "/VmHWM/{print \$$2}" /proc/$$p/status 2>/dev/null || echo 0); [ "$${m:-0}" -gt $$peak ] && peak=$$m; done; sleep 0.5; done; wait $$pid; echo "peak memory $$((peak/1024)) MB"'; \
	end=$$(date +%s.%N); echo "$$n lines: $$(echo "$$n / ($$end - $$start)" | bc -l | cut -c1-7) stories/s on $$(nproc) cores"

clean:
	rm -rf bin $(DEMO)

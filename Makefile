# One-line names for the commands of dev.py, which need nothing but Python: make test ARGS="-k ports"
run test bench check stop messages lock:
	@python3 dev.py $@ $(ARGS)
.PHONY: run test bench check stop messages lock

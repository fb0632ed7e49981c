"""Pages of applications: choosing, writing, sending, reading, answering."""

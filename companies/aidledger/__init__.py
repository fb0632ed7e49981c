"""De minimis aid as rows: ceilings and tariffs by date, undertakings, and the ledger of what each received."""

"""What is checked of a company besides its own word: its VAT number, its integrity, the sanctions lists."""

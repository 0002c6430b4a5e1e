"""The five questions for a program or a notebook: a register opened, asked on behalf of one reader."""

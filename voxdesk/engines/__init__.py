"""What can decode, transcribe, embed and write: one file for each native library, run in workers.

`remote.py` carries the same protocols across the process boundary; `catalogue.py` knows the models.
"""

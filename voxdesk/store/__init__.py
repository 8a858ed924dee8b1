"""The library: one SQLite file that holds originals, texts, vectors, reports and jobs.

Imports domain and ground only; engines, jobs and faces never write here but through `writing()`.
"""

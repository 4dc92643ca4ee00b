"""Runs a notebook through the kernel as nbconvert and papermill do, and writes it with its outputs."""

import os
import sys

import nbformat
from nbclient import NotebookClient

source, target = sys.argv[1:]
notebook = nbformat.read(source, as_version=4)
folder = os.path.dirname(os.path.abspath(source))
NotebookClient(notebook, timeout=120, kernel_name=".net-csharp", resources={"metadata": {"path": folder}}).execute()
nbformat.write(notebook, target)

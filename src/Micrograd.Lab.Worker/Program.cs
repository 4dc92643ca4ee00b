// The runtime asks for an entry point; the worker's script calls PageLink.
return;

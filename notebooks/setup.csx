// Loads what the chapters use: the engine, the drawing of graphs, and charts. A plain `dotnet build` makes all of it.
#r "../artifacts/course/Micrograd.dll"
#r "../artifacts/course/Micrograd.Graphviz.dll"
#r "../artifacts/course/Micrograd.Interactive.dll"
#r "../artifacts/course/Plotly.NET.dll"
#r "../artifacts/course/Plotly.NET.CSharp.dll"

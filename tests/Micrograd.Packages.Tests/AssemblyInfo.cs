// Packed once, for all tests that open or install packages.
[assembly: AssemblyFixture(typeof(Micrograd.Packages.Tests.PackedClone))]

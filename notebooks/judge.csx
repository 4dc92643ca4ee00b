// The judge of chapter 4: a slope found by nudging, and what it says to a gradient.
double Numeric(Func<double, double> f, double x)
{
    const double h = 1e-6;
    return (f(x + h) - f(x - h)) / (2 * h);
}

void Compare(string name, double gradient, double numeric)
{
    string verdict = Math.Abs(gradient - numeric) < 1e-6 ? "agree" : "DIFFER";
    Console.WriteLine($"{name,-13}  gradient {gradient,9:0.000000}   numeric {numeric,9:0.000000}   {verdict}");
}

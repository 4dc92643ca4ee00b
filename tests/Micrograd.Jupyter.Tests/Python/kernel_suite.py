"""Jupyter's own suite for kernels, with every attribute filled in."""

import unittest

import jupyter_kernel_test


class CSharpKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = ".net-csharp"
    language_name = "csharp"
    file_extension = ".cs"

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'

    completion_samples = [
        {"text": "Math.Cbr", "matches": ["Cbrt"]},
        {"text": "Console.WriteL", "matches": ["WriteLine"]},
        {"text": "zz_nothing_begins_like_this", "matches": []},
        {"text": "int x = 1; x."},
    ]
    complete_code_samples = ["1 + 1", "var x = 3;", "int Twice(int n) => 2 * n;", "#!time"]
    incomplete_code_samples = ["for (int i = 0; i < 3; i++) {", "Console.WriteLine(", "1 +"]
    invalid_code_samples = ["int x = ;)", "class }"]

    code_page_something = "#!help Math.Sqrt"
    code_generate_error = "throw new InvalidOperationException();"
    code_inspect_sample = "Math.Sqrt"
    code_clear_output = 'Console.WriteLine("gone"); ClearOutput();'

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"ab" + "c"', "result": "abc"},
        {"code": "1.5 + 1", "result": "2.5"},
        {"code": "6 * 7", "result": "42"},
        {"code": "new[] { 1, 2 }", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": 'display("text");', "mime": "text/plain"},
        {"code": 'HTML("<b>bold</b>").Display();', "mime": "text/html"},
        {"code": "#!markdown\n*emphasis*", "mime": "text/markdown"},
        {"code": "#!dot\ndigraph { a -> b }", "mime": "image/svg+xml"},
        {"code": "new Dictionary<string, int> { [\"a\"] = 1 }.Display();", "mime": "text/html"},
    ]
    code_history_pattern = "6 * 7"
    supported_history_operations = ("tail", "range", "search")


if __name__ == "__main__":
    unittest.main(verbosity=2)

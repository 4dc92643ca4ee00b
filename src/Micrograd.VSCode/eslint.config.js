// What the extension's scripts are held to, besides their types.
const js = require("@eslint/js");
const globals = require("globals");
const imports = require("eslint-plugin-import-x");

// The rooms, lowest first: a module imports from its own room and from those below it, extension.js from all.
const rooms = ["conversation", "notebook", "documents", "language", "variables"];
const zones = rooms.map((room, index) => ({ target: `./${room}`, from: ["./extension.js", "./renderers", ...rooms.slice(index + 1).map(above => `./${above}`)] }));

module.exports = [
    { ignores: ["node_modules/", "server/", "course/"] },
    js.configs.recommended,
    {
        languageOptions: { ecmaVersion: 2024, sourceType: "commonjs", globals: globals.node },
        linterOptions: { reportUnusedDisableDirectives: "error" },
        plugins: { "import-x": imports },
        settings: { "import-x/resolver-next": [imports.createNodeResolver()], "import-x/core-modules": ["vscode"] },
        rules: {
            "array-callback-return": "error",
            "default-case-last": "error",
            "eqeqeq": "error",
            "import-x/first": "error",
            "import-x/no-cycle": ["error", { commonjs: true }],
            "import-x/no-duplicates": "error",
            "import-x/no-restricted-paths": ["error", { zones }],
            "import-x/no-self-import": "error",
            "import-x/no-unresolved": ["error", { commonjs: true }],
            "max-len": ["error", { code: 160, ignoreStrings: true, ignoreTemplateLiterals: true }],
            "no-constant-binary-expression": "error",
            "no-eval": "error",
            "no-implied-eval": "error",
            "no-new-func": "error",
            "no-param-reassign": "error",
            "no-self-compare": "error",
            "no-sequences": "error",
            "no-shadow": ["error", { builtinGlobals: false, allow: ["error"] }],
            "no-throw-literal": "error",
            "no-unmodified-loop-condition": "error",
            "no-unused-expressions": ["error", { allowShortCircuit: true }],
            "no-unused-vars": ["error", { argsIgnorePattern: "^_$", varsIgnorePattern: "^_$", destructuredArrayIgnorePattern: "^_$" }],
            "no-useless-rename": "error",
            "no-var": "error",
            "object-shorthand": "error",
            "prefer-const": ["error", { destructuring: "all" }],
            "prefer-promise-reject-errors": "error",
            "radix": "error",
        },
    },
    {
        files: ["extension.js", ...rooms.map(room => `${room}/**`)],
        rules: {
            // What changes belongs to an object: two notebooks in one window must not share it.
            "no-restricted-syntax": ["error", { selector: "Program > VariableDeclaration[kind='let']", message: "A module has no state: put it into an object." }],
        },
    },
    { files: ["renderers/**"], languageOptions: { sourceType: "module", globals: globals.browser } },
];

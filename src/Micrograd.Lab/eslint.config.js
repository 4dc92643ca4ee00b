// What the page's scripts are held to, besides their types.
import js from "@eslint/js";
import globals from "globals";
import imports from "eslint-plugin-import-x";

// The rooms of wwwroot/app, lowest first: a module imports from its own room and from those below it.
const rooms = ["document", "session", "outputs", "editor", "notebook", "page"];
const app = "./wwwroot/app";
const zones = rooms.map((room, index) => ({ target: `${app}/${room}`, from: rooms.slice(index + 1).map(above => `${app}/${above}`) }))
    .filter(({ from }) => from.length > 0);

export default [
    { ignores: ["node_modules/", "wwwroot/vendor/"] },
    js.configs.recommended,
    {
        languageOptions: { ecmaVersion: 2025 },
        linterOptions: { reportUnusedDisableDirectives: "error" },
        plugins: { "import-x": imports },
        settings: { "import-x/resolver-next": [imports.createNodeResolver()] },
        rules: {
            "array-callback-return": "error",
            "default-case-last": "error",
            "eqeqeq": "error",
            "import-x/export": "error",
            "import-x/first": "error",
            "import-x/named": "error",
            "import-x/no-cycle": "error",
            "import-x/no-duplicates": "error",
            "import-x/no-mutable-exports": "error",
            "import-x/no-restricted-paths": ["error", { zones }],
            "import-x/no-self-import": "error",
            "max-len": ["error", { code: 160 }],
            "no-constant-binary-expression": "error",
            "no-eval": "error",
            "no-implicit-globals": "error",
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
        files: ["wwwroot/**"],
        rules: {
            // What changes belongs to an object that a notebook or the page owns: two of them on one page must not share it.
            "no-restricted-syntax": ["error", {
                selector: "Program > VariableDeclaration[kind='let'], Program > ExportNamedDeclaration > VariableDeclaration[kind='let']",
                message: "A module has no state: put it into an object.",
            }],
        },
    },
    { files: ["wwwroot/app/**"], languageOptions: { globals: globals.browser } },
    { files: ["wwwroot/worker/**"], languageOptions: { globals: globals.worker } },
    {
        files: ["wwwroot/service-worker.js"],
        languageOptions: { sourceType: "script", globals: globals.serviceworker },
        rules: { "no-implicit-globals": "off" },
    },
    { files: ["vendor/**", "*.js"], languageOptions: { globals: globals.node } },
    {
        files: ["tests/**"],
        languageOptions: { globals: { ...globals.node, ...globals.browser } },
        rules: { "max-len": ["error", { code: 160, ignoreStrings: true, ignoreTemplateLiterals: true }] },
    },
];

// Puts the rooms together.
/** @import { ExtensionContext } from "vscode" */
const vscode = require("vscode");
const { registerSerializers } = require("./documents/serializers.js");
const { registerLanguage } = require("./language/register.js");
const { Beside } = require("./notebook/beside.js");
const { registerCommands } = require("./notebook/commands.js");
const { registerControllers } = require("./notebook/controllers.js");
const { registerCourse } = require("./notebook/course.js");
const { Questions } = require("./notebook/input.js");
const { Launcher } = require("./notebook/launcher.js");
const { Reopening } = require("./notebook/reopening.js");
const { Sessions } = require("./notebook/sessions.js");
const { registerStatusBar } = require("./notebook/statusBar.js");
const { registerVariables } = require("./variables/view.js");

/** @type {WeakMap<object, Sessions>} The sessions of the window, to be ended with it. */
const opened = new WeakMap();

/** @param {ExtensionContext} context */
function activate(context) {
    const log = vscode.window.createOutputChannel(vscode.l10n.t("C# (Micrograd)"), { log: true });
    const beside = new Beside();
    const sessions = new Sessions(new Launcher(context, log), log, message => void beside.show(message));
    opened.set(module, sessions);
    context.subscriptions.push(log);

    registerSerializers(context);
    context.subscriptions.push(new Questions(sessions).register());
    registerStatusBar(context, sessions);
    registerCommands(context, sessions, log);
    registerCourse(context, sessions);
    registerVariables(context, sessions);
    const reopening = new Reopening();
    context.subscriptions.push(reopening.register());
    registerControllers(context, sessions, reopening);
    registerLanguage(context, sessions);
}

/** Ends all sessions. Where VS Code is killed, their input ends, and they end by that. */
const deactivate = () => opened.get(module)?.closeAll();

module.exports = { activate, deactivate };

"""Serves JupyterLab's page from Debian's jupyter-server. What a reader sets is kept in Jupyter's configuration folder."""
import os

from jupyter_core.paths import jupyter_config_dir
from jupyterlab_server import LabServerApp

here = os.path.dirname(os.path.abspath(__file__))
build = os.path.join(here, "build")
state = os.path.join(jupyter_config_dir(), "lab")


class JupyterLab(LabServerApp):
    name = "lab"
    app_name = "JupyterLab"
    app_url = extension_url = "/lab"
    load_other_extensions = False
    static_dir = build
    templates_dir = os.path.join(here, "templates")
    schemas_dir = os.path.join(build, "schemas")
    themes_dir = os.path.join(build, "themes")
    app_settings_dir = os.path.join(state, "application")
    user_settings_dir = os.path.join(state, "settings")
    workspaces_dir = os.path.join(state, "workspaces")


def _jupyter_server_extension_points():
    return [{"module": __name__, "app": JupyterLab}]


if __name__ == "__main__":
    import server  # under its own name: the server asks the module that holds the application for it
    server.JupyterLab.launch_instance()

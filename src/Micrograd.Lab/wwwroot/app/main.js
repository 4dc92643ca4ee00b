// Where the page starts.
import { Page } from "./page/page.js";

await new Page().start();

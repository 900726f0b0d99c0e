import "virtual:kern-tokens.css";
import "../ui/fonts.css";
import "../ui/tokens.css";
import "../ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startAnswers } from "../api/queryClient.ts";
import { App } from "./App.tsx";
import { startI18n } from "./i18n.ts";
import { startTheme } from "./theme.ts";

// Zod, which comes later, would compile shapes with `new Function`, which our content security policy forbids.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
startTheme();
await Promise.all([startI18n(), startAnswers()]);

const root = document.getElementById("app");
if (!root) throw new Error("index.html has no element #app");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

import "virtual:kern-tokens.css";
import "../ui/fonts.css";
import "../ui/tokens.css";
import "../ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queryClient, startAnswers } from "../api/queryClient.ts";
import { meQuery } from "../api/useMe.ts";
import { workspaceQuery } from "../api/useWorkspace.ts";
import { App } from "./App.tsx";
import { startI18n } from "./i18n.ts";
import { beginPage } from "./Routes.tsx";
import { startTheme } from "./theme.ts";

// Zod, which comes later, would compile shapes with `new Function`, which our content security policy forbids.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
startTheme();
const texts = startI18n();
beginPage(window.location.pathname);
// What the device keeps of the person first: their session may turn out to be another's.
await startAnswers();
void queryClient.prefetchQuery(workspaceQuery);
void queryClient.prefetchQuery(meQuery);
await texts;

const root = document.getElementById("app");
if (!root) throw new Error("index.html has no element #app");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

import { QueryClientProvider } from "@tanstack/react-query";
import { Tooltip } from "radix-ui";
import { queryClient } from "../api/queryClient.ts";
import { AnnouncerProvider } from "../ui/Announcer.tsx";
import { ToasterProvider } from "../ui/Toaster.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Routes } from "./Routes.tsx";

/** Everything that pages rely on, around the routes. */
export function App() {
  return (
    <ErrorBoundary outermost>
      <QueryClientProvider client={queryClient}>
        <Tooltip.Provider delayDuration={500}>
          <AnnouncerProvider>
            <ToasterProvider>
              <Routes />
            </ToasterProvider>
          </AnnouncerProvider>
        </Tooltip.Provider>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}

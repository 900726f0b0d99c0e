import { QueryClientProvider } from "@tanstack/react-query";
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
        <AnnouncerProvider>
          <ToasterProvider>
            <Routes />
          </ToasterProvider>
        </AnnouncerProvider>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}

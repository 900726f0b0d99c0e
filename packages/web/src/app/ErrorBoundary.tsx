import { Component, type ErrorInfo, type ReactNode } from "react";
import { CrashPage } from "./pages/CrashPage.tsx";

/** Catches what a page throws while rendering, so that one broken page does not leave a white screen. */
export class ErrorBoundary extends Component<
  { children: ReactNode; outermost?: boolean },
  { error: Error | undefined }
> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    // biome-ignore lint/suspicious/noConsole: the only place where a developer can find the component stack
    console.error(error, info.componentStack);
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    // The outermost one replaces the frame too, and with it the main region.
    return this.props.outermost ? (
      <main>
        <CrashPage error={error} />
      </main>
    ) : (
      <CrashPage error={error} />
    );
  }
}

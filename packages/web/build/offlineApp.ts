import type { Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";

/**
 * Makes the application installable and lets it start without a network: every file of it is stored when it is
 * first opened, and a new version waits until the person takes it.
 */
export function offlineApp(): Plugin[] {
  return VitePWA({
    registerType: "prompt",
    // The page registers it itself, to say when a new version waits.
    injectRegister: false,
    includeAssets: ["icon.svg", "apple-touch-icon.png"],
    manifest: {
      id: "/",
      name: "Querschnitt – gemeinsam am Programm arbeiten",
      short_name: "Querschnitt",
      description: "Arbeitsbereich, in dem eine Stadt ihr Programm kommunaler Sicherheit gemeinsam schreibt",
      lang: "de",
      start_url: "/",
      scope: "/",
      display: "standalone",
      theme_color: "#1f3f94",
      background_color: "#ffffff",
      categories: ["productivity", "government"],
      icons: [
        { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
        { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
        { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
        { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      ],
    },
    workbox: {
      globPatterns: ["**/*.{js,css,html,svg,png,woff2,webmanifest}"],
      maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      navigateFallback: "/index.html",
      // What the server answers itself. Content is never cached here: it stands in the person's own store.
      navigateFallbackDenylist: [
        /^\/api\//,
        /^\/sync\//,
        /^\/notices/,
        /^\/unsubscribe\//,
        /^\/calendar\//,
        /^\/healthz/,
      ],
      cleanupOutdatedCaches: true,
      sourcemap: false,
    },
  });
}

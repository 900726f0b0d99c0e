export interface Answer<Body> {
  status: number;
  body: Body;
  headers: Headers;
}

export interface Question {
  body?: unknown;
  headers?: Record<string, string>;
}

/** A browser as far as cookies go, for tests that speak HTTP. */
export class TestClient {
  readonly url: string;
  readonly cookies = new Map<string, string>();

  constructor(url: string) {
    this.url = url;
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async ask<Body = Record<string, unknown>>(
    method: string,
    path: string,
    { body, headers = {} }: Question = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(this.cookies.size > 0 ? { cookie: this.cookieHeader } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    this.#keepCookies(response.headers.getSetCookie());
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") && text !== "";
    return {
      status: response.status,
      body: (isJson ? JSON.parse(text) : text) as Body,
      headers: response.headers,
    };
  }

  async signIn(email: string, password: string): Promise<Answer<Record<string, unknown>>> {
    return this.ask("POST", "/api/session", { body: { email, password } });
  }

  #keepCookies(set: string[]): void {
    for (const cookie of set) {
      const [pair = ""] = cookie.split(";");
      const at = pair.indexOf("=");
      const value = pair.slice(at + 1);
      if (value === "") this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), value);
    }
  }
}

/** What an HTTP request was answered. */
export interface Answer<Body> {
  status: number;
  body: Body;
  headers: Headers;
}

/** One person's way to the HTTP API: keeps cookies and names its origin, as a browser does. */
export class ApiClient {
  readonly url: string;
  readonly #cookies = new Map<string, string>();

  constructor(url: string) {
    this.url = url;
  }

  /** The `Cookie` header of the next request. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** Asks the API whatever the answer's status. */
  async ask<Body = unknown>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        origin: this.url,
        // The sockets a server has open are those of rooms then, not those that fetch keeps for later.
        connection: "close",
        ...(this.#cookies.size > 0 ? { cookie: this.cookie } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: "manual",
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const name = pair.slice(0, pair.indexOf("="));
      const value = pair.slice(name.length + 1);
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return {
      status: response.status,
      body: (isJson && text !== "" ? JSON.parse(text) : text) as Body,
      headers: response.headers,
    };
  }

  /** Asks the API and expects success. @throws naming status and body of any other answer */
  async must<Body = unknown>(method: string, path: string, body?: unknown): Promise<Body> {
    const answer = await this.ask<Body>(method, path, body);
    if (answer.status < 200 || answer.status > 299) {
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.must("POST", "/api/session", { email, password });
  }

  /** A short-lived token for `?token=`. */
  async token(): Promise<string> {
    return (await this.must<{ token: string }>("POST", "/api/tokens")).token;
  }
}

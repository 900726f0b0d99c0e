import {
  meShape,
  newPasswordShape,
  passwordChangeShape,
  passwordLinkPreviewShape,
  passwordLinkShape,
} from "@querschnitt/shared/api/identity";
import { id } from "@querschnitt/shared/api/workspace";
import { z } from "zod";
import { cookieOf } from "../identity/cookieOf.ts";
import { DEVICE_COOKIE } from "../identity/KnownDevices.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { linkTo, secretParams } from "./secretLinks.ts";
import { administrator, openSession, signedIn } from "./signedIn.ts";
import { meView } from "./views.ts";

/** Changing one's password, and getting a new one when it was forgotten. */
export function passwordRoutes(app: App, context: HttpContext): void {
  const { index, passwords } = context;
  const tags = ["identity"];

  app.put(
    "/api/me/password",
    {
      schema: {
        tags,
        summary: "Change one's own password; all other sessions end",
        body: passwordChangeShape,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { person, session } = signedIn(context, request);
      await passwords.change(person, session.id, request.body, {
        address: request.ip,
        deviceCookie: cookieOf(request.headers.cookie, DEVICE_COOKIE),
      });
      return reply.code(204).send(null);
    },
  );

  app.post(
    "/api/accounts/:id/password-link",
    {
      schema: {
        tags,
        summary: "Make a link for a new password (administrators); it stands only in this answer",
        params: z.object({ id }),
        response: { 201: passwordLinkShape },
      },
    },
    async (request, reply) => {
      const { id: by } = administrator(context, request);
      const { secret, expiresAt } = await passwords.createLink(by, request.params.id);
      return reply.code(201).send({ link: linkTo(context, request, "/new-password", secret), expiresAt });
    },
  );

  app.get(
    "/api/password-links/:secret",
    {
      schema: {
        tags,
        summary: "Whose password a link sets",
        security: [],
        params: secretParams,
        response: { 200: passwordLinkPreviewShape },
      },
    },
    async (request) => {
      const { name, email } = passwords.byLink(request.params.secret);
      return { workspace: index.data.workspace?.name ?? "", name, email };
    },
  );

  app.post(
    "/api/password-links/:secret",
    {
      schema: {
        tags,
        summary: "Set a new password by a link and be signed in; all former sessions end",
        security: [],
        params: secretParams,
        body: newPasswordShape,
        response: { 201: meShape },
      },
    },
    async (request, reply) => {
      const person = await passwords.setByLink(request.params.secret, request.body.password);
      await openSession(context, request, reply, person);
      return reply.code(201).send(meView(index, person));
    },
  );
}

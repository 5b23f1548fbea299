// Made by `npm run generate` from the server's OpenAPI. Do not edit.
export interface paths {
    "/api/v1/comments/{commentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw a comment of your own */
        delete: operations["delete-comment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Demo people, if this is a demo */
        get: operations["get-demo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document and what you may do with it */
        get: operations["get-document"];
        put?: never;
        post?: never;
        /** Archive: out of the lists and read-only */
        delete: operations["archive-document"];
        options?: never;
        head?: never;
        /** Change title or step */
        patch: operations["change-document"];
        trace?: never;
    };
    "/api/v1/documents/{documentId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The comments beside a document, oldest first */
        get: operations["list-comments"];
        put?: never;
        /** Comment on a document */
        post: operations["create-comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document as a file */
        get: operations["export-document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups you are a member of */
        get: operations["list-groups"];
        put?: never;
        /** Create a group that you coordinate */
        post: operations["create-group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{groupId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A group with its members and steps */
        get: operations["get-group"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change name or purpose */
        patch: operations["change-group"];
        trace?: never;
    };
    "/api/v1/groups/{groupId}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The documents of a group, newest first */
        get: operations["list-documents"];
        put?: never;
        /** Create a document: empty, from the CONNECT template or from Markdown */
        post: operations["create-document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{groupId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations that can still be used */
        get: operations["list-invitations"];
        put?: never;
        /** Make a link that brings one person into the group */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{groupId}/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw an invitation */
        delete: operations["withdraw-invitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{groupId}/members/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Add a member or change their role */
        put: operations["set-member"];
        post?: never;
        /** Remove a member, or leave the group */
        delete: operations["remove-member"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{groupId}/steps/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Say how far the group has come with a step */
        patch: operations["change-step"];
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Join the group you are invited to */
        post: operations["accept-invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/look-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See what you are invited to */
        post: operations["look-up-invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["get-me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one's language */
        patch: operations["change-me"];
        trace?: never;
    };
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations one can sign in from */
        get: operations["list-organisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Comment: {
            anchor: unknown;
            author: components["schemas"]["Person"] | null;
            body: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
        };
        CommentCreateBody: {
            /** @description What in the document it is about, as your client wants it back; at most 4 kB of JSON. */
            anchor?: unknown;
            /** @description 1 to 10000 characters of plain text. */
            body: string;
        };
        DemoPerson: {
            /**
             * @description Pass it as login_hint to sign in with no further click
             * @example astrid@odense.example
             */
            email: string;
            /** @example Astrid Holm */
            name: string;
            /** @example odense */
            organisationId: string;
            /** @enum {string} */
            role: "coordinator" | "ambassador" | "observer";
        };
        Detail: {
            /** @description Archived documents can only be read. */
            archived: boolean;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["Person"] | null;
            group: components["schemas"]["GroupName"];
            /** Format: uuid */
            groupId: string;
            /** Format: uuid */
            id: string;
            /** @description After an import: what could not be taken over. */
            importNotes?: string[];
            /** @enum {string} */
            kind: "strategy" | "stakeholder_map" | "goal_list";
            rights: ("view" | "comment" | "edit" | "manage")[];
            /**
             * @description The caller's role in the group.
             * @enum {string}
             */
            role: "coordinator" | "ambassador" | "observer";
            /** Format: int64 */
            schemaVersion: number;
            /**
             * Format: int64
             * @description The CONNECT step it belongs to.
             */
            step: number | null;
            title: string;
            /** Format: date-time */
            updatedAt: string;
        };
        Document: {
            /** @description Archived documents can only be read. */
            archived: boolean;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["Person"] | null;
            /** Format: uuid */
            groupId: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "strategy" | "stakeholder_map" | "goal_list";
            /**
             * Format: int64
             * @description The CONNECT step it belongs to.
             */
            step: number | null;
            title: string;
            /** Format: date-time */
            updatedAt: string;
        };
        DocumentChangeBody: {
            /**
             * Format: int64
             * @description 1 to 9; null clears it.
             */
            step?: number | null;
            /** @description 1 to 200 characters. */
            title?: string;
        };
        ErrorDetail: {
            /** @description Where the error occurred, e.g. 'body.items[3].tags' or 'path.thing-id' */
            location?: string;
            /** @description Error message text */
            message?: string;
            /** @description The value at the given location */
            value?: unknown;
        };
        ErrorModel: {
            /**
             * @description A human-readable explanation specific to this occurrence of the problem.
             * @example Property foo is required but is missing.
             */
            detail?: string;
            /** @description Optional list of individual error details */
            errors?: components["schemas"]["ErrorDetail"][] | null;
            /**
             * Format: uri
             * @description A URI reference that identifies the specific occurrence of the problem.
             * @example https://example.com/error-log/abc123
             */
            instance?: string;
            /**
             * Format: int64
             * @description HTTP status code
             * @example 400
             */
            status?: number;
            /**
             * @description A short, human-readable summary of the problem type. This value should not change between occurrences of the error.
             * @example Bad Request
             */
            title?: string;
            /**
             * Format: uri
             * @description A URI reference to human-readable documentation for the error.
             * @default about:blank
             * @example https://example.com/errors/example
             */
            type: string;
        };
        Group: {
            /** Format: uuid */
            id: string;
            members: components["schemas"]["Member"][];
            name: string;
            purpose: string;
            /**
             * @description The caller's own role.
             * @enum {string}
             */
            role: "coordinator" | "ambassador" | "observer";
            /** @description Always nine, in order. */
            steps: components["schemas"]["Step"][];
        };
        GroupCreateBody: {
            /** @description 1 to 120 characters. */
            name: string;
            /** @description Up to 2000 characters. */
            purpose?: string;
        };
        GroupMemberBody: {
            /** @enum {string} */
            role: "coordinator" | "ambassador" | "observer";
        };
        GroupName: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        GroupRenameBody: {
            name?: string;
            purpose?: string;
        };
        IdentityChangeMeBody: {
            /**
             * @description Empty means the browser's language
             * @enum {string}
             */
            locale: "da" | "nb" | "sv" | "fi" | "is" | "en" | "";
        };
        IdentityDemoAnswerBody: {
            enabled: boolean;
            people: components["schemas"]["DemoPerson"][];
        };
        IdentityOrganisationsAnswerBody: {
            items: components["schemas"]["Organisation"][];
        };
        Invitation: {
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["Person"] | null;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            organisation: components["schemas"]["Organisation"];
            /** @enum {string} */
            role: "coordinator" | "ambassador" | "observer";
        };
        InvitationToken: {
            token: string;
        };
        InvitationView: {
            group: components["schemas"]["InvitingGroup"];
            invitedBy: components["schemas"]["Person"] | null;
            organisation: components["schemas"]["Organisation"];
            /** @enum {string} */
            role: "coordinator" | "ambassador" | "observer";
        };
        InvitingGroup: {
            /** Format: uuid */
            id: string;
            name: string;
            purpose: string;
        };
        JoinedGroup: {
            /** Format: uuid */
            groupId: string;
        };
        MadeInvitation: {
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["Person"] | null;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            organisation: components["schemas"]["Organisation"];
            /** @enum {string} */
            role: "coordinator" | "ambassador" | "observer";
            /**
             * Format: uri
             * @description Give it to the person. The token is in the fragment, which browsers send to no server.
             */
            url: string;
        };
        Me: {
            /** @description The server runs with --demo: nothing here is private */
            demo: boolean;
            /** @description May be empty */
            email: string;
            /** Format: uuid */
            id: string;
            /**
             * @description Chosen language; empty means the browser's
             * @enum {string}
             */
            locale: "da" | "nb" | "sv" | "fi" | "is" | "en" | "";
            name: string;
            organisation: components["schemas"]["Organisation"];
        };
        Member: {
            person: components["schemas"]["Person"];
            /** @enum {string} */
            role: "coordinator" | "ambassador" | "observer";
        };
        NewDocument: {
            /** @enum {string} */
            kind: "strategy" | "stakeholder_map" | "goal_list";
            /**
             * @description Language of the template; your own when left out.
             * @enum {string}
             */
            language?: "da" | "nb" | "sv" | "fi" | "is" | "en";
            /** @description Text to import into a strategy, at most 2 MB. */
            markdown?: string;
            /**
             * Format: int64
             * @description 1 to 9. A strategy belongs to step 2 unless something else is said.
             */
            step?: number;
            /**
             * @description What a strategy starts with; empty when left out.
             * @enum {string}
             */
            template?: "empty" | "connect";
            /** @description 1 to 200 characters. */
            title: string;
        };
        NewInvitation: {
            /** @description Only somebody who signs in there can use the link. */
            organisationId: string;
            /** @enum {string} */
            role: "coordinator" | "ambassador" | "observer";
        };
        Organisation: {
            /**
             * @description A key of the palette, not a colour value.
             * @example blue
             */
            colour: string;
            /**
             * @description ISO 3166 alpha-2.
             * @example DK
             */
            country: string;
            /**
             * @description Stable key, used in sign-in paths.
             * @example odense
             */
            id: string;
            /** @enum {string} */
            kind: "municipality" | "region_cooperation" | "county" | "national_authority" | "association" | "secretariat" | "council" | "supplier" | "citizen_group";
            /** @example Odense Kommune */
            name: string;
            /** @example Odense */
            shortName: string;
        };
        PageComment: {
            items: components["schemas"]["Comment"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageDocument: {
            items: components["schemas"]["Document"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageSummary: {
            items: components["schemas"]["Summary"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PendingInvitations: {
            items: components["schemas"]["Invitation"][];
        };
        Person: {
            /** Format: uuid */
            id: string;
            name: string;
            organisation: components["schemas"]["Organisation"];
        };
        Step: {
            /** Format: date */
            due: string | null;
            owner: components["schemas"]["Person"] | null;
            skipReason: string;
            /** @enum {string} */
            state: "not_started" | "looked_through" | "in_progress" | "in_review" | "adopted" | "skipped";
            /** Format: int64 */
            step: number;
            /** Format: date-time */
            updatedAt: string | null;
        };
        StepChange: {
            /** @description A date as 2026-12-31; null clears it. */
            due?: string | null;
            /** @description A member of the group; null clears it. */
            ownerId?: string | null;
            /** @description Required when the state is skipped. */
            skipReason?: string;
            /** @enum {string} */
            state?: "not_started" | "looked_through" | "in_progress" | "in_review" | "adopted" | "skipped";
        };
        Summary: {
            /**
             * Format: int64
             * @description Without archived documents.
             */
            documentCount: number;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            memberCount: number;
            name: string;
            purpose: string;
            /**
             * @description The caller's own role.
             * @enum {string}
             */
            role: "coordinator" | "ambassador" | "observer";
            /**
             * Format: date-time
             * @description The last change to the group, its steps or its documents.
             */
            updatedAt: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "delete-comment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "get-demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityDemoAnswerBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "get-document": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "archive-document": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "change-document": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentChangeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "list-comments": {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The "next" of the page before; empty for the first page. */
                cursor?: string;
            };
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageComment"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "create-comment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentCreateBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "export-document": {
        parameters: {
            query?: {
                /** @description Stakeholder maps and goal lists are exported as json only. */
                format?: "json" | "markdown" | "html";
            };
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    "Cache-Control"?: string;
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "text/html": string;
                    "text/markdown": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "list-groups": {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The "next" of the page before; empty for the first page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageSummary"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "create-group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupCreateBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "get-group": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "change-group": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupRenameBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "list-documents": {
        parameters: {
            query?: {
                /** @description List the archived documents instead. */
                archived?: boolean;
                /** @description How many items at most. */
                limit?: number;
                /** @description The "next" of the page before; empty for the first page. */
                cursor?: string;
            };
            header?: never;
            path: {
                groupId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageDocument"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "create-document": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDocument"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "list-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PendingInvitations"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeInvitation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "withdraw-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: string;
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "set-member": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupMemberBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "remove-member": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "change-step": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: string;
                step: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Step"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "accept-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationToken"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinedGroup"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "look-up-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationToken"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "get-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "change-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityChangeMeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    "list-organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityOrganisationsAnswerBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
}

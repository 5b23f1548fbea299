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
        /** Withdraw a comment of your own; coordinators: anybody's */
        delete: operations["delete-comment"];
        options?: never;
        head?: never;
        /** Change a comment of your own */
        patch: operations["change-comment"];
        trace?: never;
    };
    "/api/v1/comments/{commentId}/reactions/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** React to a comment */
        put: operations["add-reaction"];
        post?: never;
        /** Take a reaction back */
        delete: operations["remove-reaction"];
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
        /** Change title, step or confidentiality */
        patch: operations["change-document"];
        trace?: never;
    };
    "/api/v1/documents/{documentId}/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The activities of a list, by plan and order
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        get: operations["list-activities"];
        put?: never;
        /**
         * Add an activity
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        post: operations["add-activity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/activities/{activityId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One activity
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        get: operations["get-activity"];
        put?: never;
        post?: never;
        /**
         * Remove an activity; one that is gone already is no error
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        delete: operations["remove-activity"];
        options?: never;
        head?: never;
        /**
         * Change the fields that are given; null is not set
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        patch: operations["change-activity"];
        trace?: never;
    };
    "/api/v1/documents/{documentId}/adopted-progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the goals have come that other lists of the group adopted from goals of this one: they count for them as those below them do */
        get: operations["list-adopted-progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/anchors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell where threads stand after the text has moved */
        post: operations["heal-anchors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/check-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The check-ins of a list, newest first
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        get: operations["list-check-ins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The comments beside a document without their threads, oldest first */
        get: operations["list-comments"];
        put?: never;
        /**
         * Comment on a document: a thread of one comment
         * @description A person may post 600 comments, answers and suggestions in a row, then 60 a minute, unless the server is set up otherwise (else 429 with Retry-After).
         */
        post: operations["create-comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/communications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is planned to be told to the stakeholders of a map, by id
         * @description Open maps show a change at once. Lists and answers come from what is committed.
         */
        get: operations["list-communications"];
        put?: never;
        /**
         * Plan a communication
         * @description Open maps show a change at once. Lists and answers come from what is committed.
         */
        post: operations["add-communication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/communications/{communicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One communication
         * @description Open maps show a change at once. Lists and answers come from what is committed.
         */
        get: operations["get-communication"];
        put?: never;
        post?: never;
        /**
         * Remove a communication; one that is gone already is no error
         * @description Open maps show a change at once. Lists and answers come from what is committed.
         */
        delete: operations["remove-communication"];
        options?: never;
        head?: never;
        /**
         * Change the fields that are given; null is not set
         * @description Open maps show a change at once. Lists and answers come from what is committed.
         */
        patch: operations["change-communication"];
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
    "/api/v1/documents/{documentId}/goal-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The links of a list, by id
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        get: operations["list-goal-links"];
        put?: never;
        /**
         * Add a link
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        post: operations["add-goal-link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/goal-links/{linkId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One link
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        get: operations["get-goal-link"];
        put?: never;
        post?: never;
        /**
         * Remove a link; one that is gone already is no error
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        delete: operations["remove-goal-link"];
        options?: never;
        head?: never;
        /**
         * Change the fields that are given; null is not set
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        patch: operations["change-goal-link"];
        trace?: never;
    };
    "/api/v1/documents/{documentId}/goal-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a goal list says of itself: its review and what it belongs to
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        get: operations["get-goal-list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the fields that are given; null is not set
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        patch: operations["change-goal-list"];
        trace?: never;
    };
    "/api/v1/documents/{documentId}/goal-list/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read goals, indicators, plans, activities and links from a file as the export writes it: tell what would change, or change it
         * @description The body is a workbook with any of the sheets Goals, Indicators, Plans, Activities and Links, a CSV file of one of them, or the JSON that a goal list is exported as (send it as application/octet-stream; what it is, is seen from what it holds). Rows are matched by id, then by what they are called and belong to. Values have an import of their own, and check-ins are not imported: somebody said them. Headers and values may be in Danish, Norwegian, Swedish, Finnish, Icelandic or English, or the names of the API. Empty cells change nothing. People are named by name, by name and municipality as in "Ann Berg (Odense)", or by e-mail address; who is not found is a warning of the row. The same file once more changes nothing. Numbers may have a decimal comma or point; one that could be either way (1.234) is refused. At most 5 MB and 5000 rows.
         */
        post: operations["import-goal-list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The goals of a list, from top to bottom of the tree
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        get: operations["list-goals"];
        put?: never;
        /**
         * Add a goal
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        post: operations["add-goal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/goals/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read goals from a CSV or XLSX file or a nested Markdown list: tell what would change, or change it
         * @description The body is the file. Rows are matched by id, then by title and parent. Headers and values may be in Danish, Norwegian, Swedish, Finnish, Icelandic or English, or the names of the API. Empty cells change nothing. People are named by name, by name and municipality as in "Ann Berg (Odense)", or by e-mail address; who is not found is a warning of the row. The same file once more changes nothing. Numbers may have a decimal comma or point; one that could be either way (1.234) is refused. At most 5 MB and 5000 rows.
         */
        post: operations["import-goals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/goals/stale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Goals in progress whose last check-in is older than their review cycle, oldest first
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        get: operations["list-stale-goals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/goals/{goalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One goal
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        get: operations["get-goal"];
        put?: never;
        post?: never;
        /**
         * Remove a goal with all below it; it can be restored. One that is gone already is no error
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        delete: operations["remove-goal"];
        options?: never;
        head?: never;
        /**
         * Change the fields that are given; null is not set
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        patch: operations["change-goal"];
        trace?: never;
    };
    "/api/v1/documents/{documentId}/goals/{goalId}/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a joint goal a municipality's own, with its indicators */
        post: operations["adopt-goal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/goals/{goalId}/adoptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has adopted a goal, and how far they are; of the lists you may see */
        get: operations["list-adoptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/goals/{goalId}/check-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check in on a goal, in your name
         * @description For coordinators, and for whoever owns the goal and may comment. Keeps the check-in, then sets health, confidence and, where it is set by hand, progress of the goal. The same id again changes nothing. Open lists are told by an event {"type":"goal.checkin","goal":id}.
         */
        post: operations["add-check-in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/goals/{goalId}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a goal, with all below it, somewhere else
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        post: operations["move-goal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/goals/{goalId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a removed goal back, with what went with it
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        post: operations["restore-goal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/indicator-values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The measured values of a list, oldest first, corrected ones too
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        get: operations["list-indicator-values"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/indicator-values/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read measured values from a CSV or XLSX file: tell what would be kept, or keep it, in your name
         * @description The body is the file, with the columns indicator (name or id), municipality, period (2027, 2027-Q1, 2027-T1, 2027-03) or its two days, value, n, estimate, note. Headers and values may be in Danish, Norwegian, Swedish, Finnish, Icelandic or English, or the names of the API. Empty cells change nothing. People are named by name, by name and municipality as in "Ann Berg (Odense)", or by e-mail address; who is not found is a warning of the row. The same file once more changes nothing. Numbers may have a decimal comma or point; one that could be either way (1.234) is refused. At most 5 MB and 5000 rows.
         */
        post: operations["import-indicator-values"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The indicators of a list, by goal and order
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        get: operations["list-indicators"];
        put?: never;
        /**
         * Add an indicator
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        post: operations["add-indicator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/indicators/{indicatorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One indicator
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        get: operations["get-indicator"];
        put?: never;
        post?: never;
        /**
         * Remove an indicator; one that is gone already is no error
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        delete: operations["remove-indicator"];
        options?: never;
        head?: never;
        /**
         * Change the fields that are given; null is not set
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        patch: operations["change-indicator"];
        trace?: never;
    };
    "/api/v1/documents/{documentId}/indicators/{indicatorId}/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep a measured value, in your name
         * @description For coordinators, and for whoever owns the indicator and may comment. Open lists are told by an event {"type":"goal.values","indicator":id}.
         */
        post: operations["add-indicator-value"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/placement-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rounds of a map, newest first */
        get: operations["list-placement-rounds"];
        put?: never;
        /** Open a round; one at a time */
        post: operations["open-placement-round"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The action plans of a list, by id
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        get: operations["list-plans"];
        put?: never;
        /**
         * Add an action plan
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        post: operations["add-plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/plans/{planId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One action plan
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        get: operations["get-plan"];
        put?: never;
        post?: never;
        /**
         * Remove an action plan; one that is gone already is no error
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        delete: operations["remove-plan"];
        options?: never;
        head?: never;
        /**
         * Change the fields that are given; null is not set
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        patch: operations["change-plan"];
        trace?: never;
    };
    "/api/v1/documents/{documentId}/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The relations of a map, by id
         * @description Open maps show a change at once. Lists and answers come from what is committed.
         */
        get: operations["list-relations"];
        put?: never;
        /**
         * Join two stakeholders
         * @description Open maps show a change at once. Lists and answers come from what is committed.
         */
        post: operations["add-relation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/relations/{relationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One relation
         * @description Open maps show a change at once. Lists and answers come from what is committed.
         */
        get: operations["get-relation"];
        put?: never;
        post?: never;
        /**
         * Remove a relation; one that is gone already is no error
         * @description Open maps show a change at once. Lists and answers come from what is committed.
         */
        delete: operations["remove-relation"];
        options?: never;
        head?: never;
        /**
         * Change the fields that are given; null is not set
         * @description Open maps show a change at once. Lists and answers come from what is committed.
         */
        patch: operations["change-relation"];
        trace?: never;
    };
    "/api/v1/documents/{documentId}/removed-goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The goals that were removed and can be restored
         * @description Open lists show a change at once. Lists and answers come from what is committed.
         */
        get: operations["list-removed-goals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/stakeholders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The stakeholders of a map, by id
         * @description Open maps show a change at once. Lists and answers come from what is committed.
         */
        get: operations["list-stakeholders"];
        put?: never;
        /**
         * Add a stakeholder
         * @description Open maps show a change at once. Lists and answers come from what is committed.
         */
        post: operations["add-stakeholder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/stakeholders/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read stakeholders or relations from a CSV or XLSX file: tell what would change, or change it
         * @description The body is the file. Headers and values may be in Danish, Norwegian, Swedish, Finnish, Icelandic or English, or the names of the API. Rows are matched by id, then by name and parent; relations by id, then by their ends and type. Empty cells change nothing. People are named by name, by name and municipality as in "Ann Berg (Odense)", or by e-mail address; who is not found is a warning of the row. The same file once more changes nothing. At most 5 MB and 5000 rows. A person may send two files at a time (else 409), and 30 in a row, then ten a minute (else 429 with Retry-After).
         */
        post: operations["import-stakeholders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/stakeholders/{stakeholderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One stakeholder
         * @description Open maps show a change at once. Lists and answers come from what is committed.
         */
        get: operations["get-stakeholder"];
        put?: never;
        post?: never;
        /**
         * Remove a stakeholder and its relations; one that is gone already is no error
         * @description Open maps show a change at once. Lists and answers come from what is committed.
         */
        delete: operations["remove-stakeholder"];
        options?: never;
        head?: never;
        /**
         * Change the fields that are given; null is not set
         * @description Open maps show a change at once. Lists and answers come from what is committed.
         */
        patch: operations["change-stakeholder"];
        trace?: never;
    };
    "/api/v1/documents/{documentId}/stakeholders/{stakeholderId}/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a stakeholder stood, a line per day on which that changed, oldest first
         * @description Kept a moment after each change. Positions of a stakeholder who was removed are not listed.
         */
        get: operations["list-positions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/threads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The threads beside a document, or those changed since */
        get: operations["list-threads"];
        put?: never;
        /**
         * Begin a thread, or suggest another wording
         * @description A person may post 600 comments, answers and suggestions in a row, then 60 a minute, unless the server is set up otherwise (else 429 with Retry-After).
         */
        post: operations["create-thread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}/threads/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that you have read all threads so far */
        post: operations["read-all-threads"];
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
    "/api/v1/groups/{groupId}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your address, if you have one */
        get: operations["get-calendar"];
        put?: never;
        /** An address for your calendar program; the same one if you have one */
        post: operations["open-calendar"];
        /** End your address; nothing answers there any more */
        delete: operations["revoke-calendar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{groupId}/communications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is planned to be told to the stakeholders of all maps of a group, by map
         * @description From rows that follow the maps within two seconds. Archived maps are left out.
         */
        get: operations["list-group-communications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
    "/api/v1/groups/{groupId}/goal-dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the goals of a group stand: counts, and the lists that somebody should look at
         * @description From rows that follow the lists within two seconds. Archived lists are left out. Examples of the template are in no count. Overdue, unmeasured and the next reviews are of open goals: those neither achieved, not achieved nor dropped.
         */
        get: operations["get-goal-dashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{groupId}/goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The goals of all lists of a group, by title
         * @description From rows that follow the lists within two seconds. Archived lists are left out.
         */
        get: operations["list-group-goals"];
        put?: never;
        post?: never;
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
    "/api/v1/groups/{groupId}/reference-goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The national and international goals that a group keeps */
        get: operations["list-reference-goals"];
        put?: never;
        /** Add a reference goal */
        post: operations["add-reference-goal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{groupId}/reference-goals/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read reference goals from a CSV or XLSX file: tell what would change, or change it
         * @description The body is the file. Headers and values may be in Danish, Norwegian, Swedish, Finnish, Icelandic or English. Rows are matched by id, then by country and title. Empty cells change nothing; the same file once more changes nothing. At most 5 MB and 2000 rows.
         */
        post: operations["import-reference-goals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{groupId}/stakeholders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The stakeholders of all maps of a group, by name
         * @description From rows that follow the maps within two seconds. Archived maps are left out.
         */
        get: operations["list-group-stakeholders"];
        put?: never;
        post?: never;
        delete?: never;
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
    "/api/v1/groups/{groupId}/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of the group's goals waits for you, earliest day first; at most 100 */
        get: operations["list-waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{groupId}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The webhooks of a group; for coordinators */
        get: operations["list-webhooks"];
        put?: never;
        /**
         * Let another program hear of a group
         * @description Each event is a POST of JSON with the headers Samrad-Event, Samrad-Delivery (its id, the same when repeated) and Samrad-Signature: t=UNIX-SECONDS,v1=HEX, where HEX is the HMAC-SHA256 of "UNIX-SECONDS.BODY" under the secret. Compare it, and refuse old times. Answer 2xx within 10 seconds; anything else is tried again for three days. Events may come twice, and in another order.
         */
        post: operations["create-webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
    "/api/v1/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is held about you, as a file */
        get: operations["export-me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you should know of, by thread, newest first */
        get: operations["get-inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/inbox/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that you have seen notifications */
        post: operations["read-inbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notification-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often you get mail */
        get: operations["get-notification-settings"];
        /** Choose how often you get mail */
        put: operations["set-notification-settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
    "/api/v1/placement-rounds/{roundId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A round with your own placements and, after the reveal, the results */
        get: operations["get-placement-round"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/placement-rounds/{roundId}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write the position the group agreed on into the map, dated today */
        post: operations["agree-on-position"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/placement-rounds/{roundId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a round; without a reveal what was placed is deleted */
        post: operations["close-placement-round"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/placement-rounds/{roundId}/placements/{stakeholderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Place a stakeholder, unseen by the others until the reveal and without your name after it */
        put: operations["place-stakeholder"];
        post?: never;
        /** Take your placement back */
        delete: operations["take-back-placement"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/placement-rounds/{roundId}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show everybody median and spread; nothing can be placed any more */
        post: operations["reveal-placement-round"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference-goals/{referenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a reference goal; links to it keep its title */
        delete: operations["remove-reference-goal"];
        options?: never;
        head?: never;
        /** Change fields of a reference goal */
        patch: operations["change-reference-goal"];
        trace?: never;
    };
    "/api/v1/threads/{threadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A thread */
        get: operations["get-thread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{threadId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that a suggestion was taken over into the document */
        post: operations["accept-suggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{threadId}/anchor": {
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
        /** Anchor a thread somewhere else */
        patch: operations["change-anchor"];
        trace?: never;
    };
    "/api/v1/threads/{threadId}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that you are about to put a suggestion into the text; 409 if somebody else is */
        post: operations["claim-suggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{threadId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer in a thread
         * @description A person may post 600 comments, answers and suggestions in a row, then 60 a minute, unless the server is set up otherwise (else 429 with Retry-After).
         */
        post: operations["create-reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{threadId}/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Hear of what is said in a thread */
        put: operations["follow-thread"];
        post?: never;
        /** Hear no more of a thread, unless you are mentioned */
        delete: operations["unfollow-thread"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{threadId}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note how far you have read */
        post: operations["read-thread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{threadId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say no to a suggestion */
        post: operations["reject-suggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{threadId}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a resolved thread again */
        post: operations["reopen-thread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{threadId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a thread as resolved */
        post: operations["resolve-thread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a webhook and its log */
        delete: operations["delete-webhook"];
        options?: never;
        head?: never;
        /** Change a webhook */
        patch: operations["change-webhook"];
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent in the last 30 days, newest first */
        get: operations["list-webhook-deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}/deliveries/{deliveryId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send something once more */
        post: operations["retry-webhook-delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an event that means nothing */
        post: operations["test-webhook"];
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
        ActionPlan: {
            /** @enum {string|null} */
            budgetKind: "none" | "operating" | "investment" | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            communication: string;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            ethics: string;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            expectedEffects: string;
            /** Format: date */
            followUpOn: string | null;
            /** @description The goals it serves. */
            goals: string[];
            /** Format: date */
            handoverOn: string | null;
            /** @description Usually a UUID; at most 64 bytes. */
            id: string;
            indicators: string[];
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            lessons: string;
            /**
             * Format: uuid
             * @description Who runs it when the project has ended.
             */
            operationalOwnerId: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            organisation: string;
            /**
             * Format: uuid
             * @description A member of the group. May name somebody who has left since.
             */
            ownerId: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            ownership: string;
            /** @enum {string|null} */
            privacyDpia: "not_needed" | "planned" | "done" | null;
            /** @enum {string|null} */
            projectPhase: "idea" | "pilot" | "evaluation" | "procurement" | "implementation" | "operation" | "closed" | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            purpose: string;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            risk: string;
            /** @enum {string|null} */
            status: "draft" | "approved" | "running" | "on_hold" | "done" | "cancelled" | null;
            steering: string | null;
            step: number | null;
            stopCriteria: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            support: string;
            templateVersion: string | null;
            title: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            training: string;
            warnings: components["schemas"]["Warning"][];
        };
        ActionPlanFields: {
            /** @enum {string|null} */
            budgetKind?: "none" | "operating" | "investment" | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            communication?: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            ethics?: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            expectedEffects?: string | null;
            /** Format: date */
            followUpOn?: string | null;
            /** @description The goals it serves. */
            goals?: string[] | null;
            /** Format: date */
            handoverOn?: string | null;
            indicators?: string[] | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            lessons?: string | null;
            /**
             * Format: uuid
             * @description Who runs it when the project has ended.
             */
            operationalOwnerId?: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            organisation?: string | null;
            /**
             * Format: uuid
             * @description A member of the group. May name somebody who has left since.
             */
            ownerId?: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            ownership?: string | null;
            /** @enum {string|null} */
            privacyDpia?: "not_needed" | "planned" | "done" | null;
            /** @enum {string|null} */
            projectPhase?: "idea" | "pilot" | "evaluation" | "procurement" | "implementation" | "operation" | "closed" | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            purpose?: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            risk?: string | null;
            /** @enum {string|null} */
            status?: "draft" | "approved" | "running" | "on_hold" | "done" | "cancelled" | null;
            steering?: string | null;
            step?: number | null;
            stopCriteria?: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            support?: string | null;
            templateVersion?: string | null;
            title?: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            training?: string | null;
        };
        Activity: {
            /** @description Activities of this list that come first. Circles are refused. */
            dependsOn: string[];
            /**
             * Format: date
             * @description Not before start.
             */
            due: string | null;
            /** @description Usually a UUID; at most 64 bytes. */
            id: string;
            milestone: boolean;
            /** @description Where it stands among the others: a fractional index, compared by code unit. */
            order: string | null;
            percent: number | null;
            /** @description The action plan it belongs to. */
            planId: string | null;
            /** @description By the ids of members: R responsible, A accountable, C consulted, I informed. */
            raci: {
                [key: string]: "R" | "A" | "C" | "I";
            };
            /**
             * Format: uuid
             * @description A member of the group. May name somebody who has left since.
             */
            responsibleId: string | null;
            /** Format: date */
            start: string | null;
            /**
             * @description Null counts as todo.
             * @enum {string|null}
             */
            status: "todo" | "doing" | "blocked" | "done" | "dropped" | null;
            title: string | null;
        };
        ActivityFields: {
            /** @description Activities of this list that come first. Circles are refused. */
            dependsOn?: string[] | null;
            /**
             * Format: date
             * @description Not before start.
             */
            due?: string | null;
            milestone?: boolean | null;
            /** @description Where it stands among the others: a fractional index, compared by code unit. */
            order?: string | null;
            percent?: number | null;
            /** @description The action plan it belongs to. */
            planId?: string | null;
            /** @description By the ids of members: R responsible, A accountable, C consulted, I informed. */
            raci?: {
                [key: string]: "R" | "A" | "C" | "I";
            } | null;
            /**
             * Format: uuid
             * @description A member of the group. May name somebody who has left since.
             */
            responsibleId?: string | null;
            /** Format: date */
            start?: string | null;
            /**
             * @description Null counts as todo.
             * @enum {string|null}
             */
            status?: "todo" | "doing" | "blocked" | "done" | "dropped" | null;
            title?: string | null;
        };
        AdoptedIndicator: {
            /** @description The joint goal's indicator. */
            adoptedFromIndicator: string | null;
            /** Format: double */
            current: number | null;
            id: string;
            name: string;
            /**
             * Format: double
             * @description In percent.
             */
            progress: number | null;
            /** @enum {string|null} */
            reason: "no_baseline" | "no_target" | "no_value" | "target_is_baseline" | "qualitative" | null;
            /** Format: double */
            target: number | null;
            unit: string | null;
        };
        Adoption: {
            /** Format: uuid */
            documentId: string;
            documentTitle: string;
            /** Format: date */
            due: string | null;
            goalId: string;
            /** @enum {string} */
            health: "on_track" | "at_risk" | "off_track" | "unknown";
            indicators: components["schemas"]["AdoptedIndicator"][];
            /** @description Its name. */
            municipality: string | null;
            /** @description Empty when the copy names none. */
            municipalityId: string;
            owner: components["schemas"]["Person"] | null;
            /**
             * Format: double
             * @description In percent.
             */
            progress: number | null;
            /** @enum {string|null} */
            progressReason: "no_value" | "nothing_to_measure" | "unmeasured" | null;
            /** @enum {string} */
            status: "draft" | "proposed" | "adopted" | "in_progress" | "achieved" | "not_achieved" | "paused" | "dropped";
            title: string;
        };
        AdoptionAdoptBody: {
            /** Format: date */
            due?: string;
            /**
             * Format: uuid
             * @description The goal list to put it into; the same one when left out.
             */
            intoDocumentId?: string;
            /** @description The id of an organisation. */
            municipalityId: string;
            /**
             * Format: uuid
             * @description A member of that list's group.
             */
            ownerId?: string;
            /** @description Below which goal; when left out, below the joint goal, in another list at the top. */
            parentId?: string;
            /** @description Own targets by the id of the joint goal's indicator. */
            targets?: {
                [key: string]: number;
            };
        };
        AdoptionAdoptReplyBody: {
            /** Format: uuid */
            documentId: string;
            goalId: string;
        };
        AdoptionListReplyBody: {
            items: components["schemas"]["Adoption"][];
        };
        AdoptionPartsReplyBody: {
            items: components["schemas"]["Part"][];
        };
        Anchor: {
            /**
             * Format: int64
             * @description Index of the block when the anchor was made.
             */
            block?: number;
            /** @description As start. */
            end?: string;
            /** @description The heading above, at most 200 characters. */
            heading?: string;
            /** @description Of the stakeholder, relation, goal, indicator, plan or image; at most 200 characters. */
            id?: string;
            /** @enum {string} */
            kind: "document" | "text" | "cell" | "image" | "stakeholder" | "relation" | "goal" | "indicator" | "plan";
            /** @description What stands before, at most 64 characters. */
            prefix?: string;
            /** @description What stands there, at most 1000 characters. */
            quote?: string;
            /** @description Base64 of a Yjs relative position, at most 600 characters. */
            start?: string;
            /** @description What stands after, at most 64 characters. */
            suffix?: string;
        };
        CalendarReplyBody: {
            /**
             * Format: uri
             * @description For calendar programs. Whoever has it reads titles and days of the group's goals; revoke it if it gets into wrong hands.
             */
            url: string;
        };
        ChangeReferenceGoal: {
            /**
             * @description Where it applies.
             * @enum {string|null}
             */
            country?: "DK" | "FI" | "IS" | "NO" | "SE" | "Nordic" | "UN" | null;
            /** @description Who has set it. */
            issuer?: string | null;
            /** @description Municipalities must meet it. */
            obligatory?: boolean | null;
            /** @description What it says. */
            text?: string | null;
            title?: string | null;
            /** @description Where it can be read. */
            url?: string | null;
            /**
             * Format: date
             * @description Its last day; null: it has no end.
             */
            validTo?: string | null;
            year?: number | null;
        };
        CheckIn: {
            /** Format: date-time */
            at: string;
            /** @description Null when that person was erased. */
            by: components["schemas"]["Person"] | null;
            /** Format: double */
            confidence: number | null;
            done: string;
            goalId: string;
            /** @enum {string} */
            health: "on_track" | "at_risk" | "off_track" | "unknown";
            helpWanted: boolean;
            /** Format: uuid */
            id: string;
            next: string;
            obstacles: string;
            /**
             * Format: double
             * @description In percent, as it was set by hand.
             */
            progress: number | null;
        };
        Comment: {
            anchor: unknown;
            author: components["schemas"]["Person"] | null;
            body: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            threadId: string;
        };
        CommentAnchorBody: {
            anchor: components["schemas"]["Anchor"];
            /** Format: int64 */
            anchorSeq: number;
            /** @enum {string} */
            state: "placed" | "orphaned";
        };
        CommentBeginBody: {
            /** @description What it is about; the whole document when left out. */
            anchor?: components["schemas"]["Anchor"];
            /** @description 1 to 10000 characters of Markdown (bold, italic, links, lists, code), with mentions as @[Name](person:ID), (organisation:ID), (role:ambassador@ORGANISATION), (stakeholder:DOCUMENT/ID) or (goal:DOCUMENT/ID). A suggestion may leave it out. */
            body?: string;
            /**
             * @default comment
             * @enum {string}
             */
            kind: "comment" | "suggestion";
            /** @description Of a suggestion: what should stand instead of the anchor's quote, up to 10000 characters; empty takes the quote away. */
            replacement?: string;
        };
        CommentClaimBody: {
            /** @description A new UUID for this attempt; send it again when accepting. */
            claim: string;
        };
        CommentDecideBody: {
            /** @description When accepting: that of the claim which came before the edit. */
            claim?: string;
            /** @description When accepting: other suggestions of this document that have become pointless by it. */
            overtakes?: string[];
            /** @description What you want to say with it, at most 1000 characters. */
            word?: string;
            /** @description When accepting: which characters of the document the words have become. */
            written?: components["schemas"]["Written"];
        };
        CommentEditBody: {
            /** @description As of a new thread. */
            body: string;
        };
        CommentFlatCreateBody: {
            /** @description As of a thread; any other object is kept and shown as the whole document. At most 4 kB of JSON. */
            anchor?: unknown;
            /** @description 1 to 10000 characters, as of a thread. */
            body: string;
        };
        CommentHealBody: {
            items: components["schemas"]["Healed"][];
        };
        CommentHealReplyBody: {
            items: components["schemas"]["HealedAnswer"][];
        };
        CommentReadAllBody: {
            /**
             * Format: int64
             * @description The seq of the list that was seen.
             */
            upTo: number;
        };
        CommentReadBody: {
            /**
             * Format: int64
             * @description The seq of the last comment seen, or of the thread.
             */
            upTo: number;
        };
        CommentReplyBody: {
            /** @description As of a new thread. */
            body: string;
        };
        Communication: {
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            channel: "meeting" | "email" | "intranet" | "training" | "network" | "press" | "other" | null;
            /**
             * Format: date
             * @description Not before the start.
             */
            end: string | null;
            /** @description How often, in words. */
            frequency: string | null;
            /** @description Usually a UUID; at most 64 bytes. */
            id: string;
            /** @description What they are to know. */
            message: string | null;
            /**
             * Format: uuid
             * @description The member of the group who sees to it.
             */
            ownerId: string | null;
            /** @description Whom it is for: a stakeholder of the same map. */
            stakeholderId: string;
            /** Format: date */
            start: string | null;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            status: "planned" | "doing" | "done" | "dropped" | null;
            /** @description What it means for them. */
            whyForThem: string | null;
        };
        CommunicationFields: {
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            channel?: "meeting" | "email" | "intranet" | "training" | "network" | "press" | "other" | null;
            /**
             * Format: date
             * @description Not before the start.
             */
            end?: string | null;
            /** @description How often, in words. */
            frequency?: string | null;
            /** @description What they are to know. */
            message?: string | null;
            /**
             * Format: uuid
             * @description The member of the group who sees to it.
             */
            ownerId?: string | null;
            /** @description Whom it is for: a stakeholder of the same map. */
            stakeholderId?: string;
            /** Format: date */
            start?: string | null;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            status?: "planned" | "doing" | "done" | "dropped" | null;
            /** @description What it means for them. */
            whyForThem?: string | null;
        };
        DashboardLists: {
            /** @description Of open goals, soonest first. */
            nextReviews: components["schemas"]["ListedGoal"][];
            /** @description Due first. */
            offTrack: components["schemas"]["ListedGoal"][];
            /** @description Longest overdue first. */
            overdue: components["schemas"]["ListedGoal"][];
            /** @description Longest stale first. */
            stale: components["schemas"]["ListedGoal"][];
            /** @description Due first. */
            unmeasured: components["schemas"]["ListedGoal"][];
        };
        Delivery: {
            /** Format: int64 */
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            error?: string;
            event: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastAt?: string;
            /**
             * Format: date-time
             * @description Of a pending one: when it is tried next.
             */
            nextAt?: string;
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            /**
             * Format: int64
             * @description What the receiver answered last.
             */
            status?: number;
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
            /** @description Mail about it holds nothing of its content. */
            confidential: boolean;
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
            rights: ("view" | "comment" | "suggest" | "edit" | "manage")[];
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
            /** @description Mail about it holds nothing of its content. */
            confidential: boolean;
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
            /** @description Whether mail about the document must hold nothing of its content. */
            confidential?: boolean;
            /**
             * Format: int64
             * @description 1 to 9; null clears it.
             */
            step?: number | null;
            /** @description 1 to 200 characters. */
            title?: string;
        };
        Entry: {
            /**
             * Format: date-time
             * @description Of the newest.
             */
            at: string;
            /** @description Newest first; at most 20. */
            notifications: components["schemas"]["Notification"][];
            thread: components["schemas"]["Place"];
            /** Format: int64 */
            unread: number;
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
        Goal: {
            /** @description The decision that adopted it. */
            adoptedDecisionRef: string | null;
            /** @description Its number in the tree, such as 1.2.3; changes when goals move. */
            code: string;
            /** @description 0 to 10: how sure the owner is to reach it. */
            confidence: number | null;
            departments: string[];
            /** @description How many goals stand above it. */
            depth: number;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            description: string;
            /**
             * Format: date
             * @description Not before start.
             */
            due: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            ethicsNote: string;
            /**
             * @description What the last check-in says; null counts as unknown.
             * @enum {string|null}
             */
            health: "on_track" | "at_risk" | "off_track" | "unknown" | null;
            /** @enum {string|null} */
            horizon: "continuous" | "one_year" | "three_year" | "four_year" | "custom" | null;
            /** @description Usually a UUID; at most 64 bytes. */
            id: string;
            /** @description An example of the template: left out of dashboards. */
            isTemplateExample: boolean;
            /**
             * @description Null: by its depth in the tree.
             * @enum {string|null}
             */
            level: "vision" | "strategy_statement" | "goal" | "subsidiary_goal" | null;
            /** @description The id of an organisation. */
            municipalityId: string | null;
            /** Format: date */
            nextReviewOn: string | null;
            /** @description Where it stands among the others: a fractional index, compared by code unit. */
            order: string;
            /** @description It names a parent that is not there, and stands at the top. */
            orphan: boolean;
            /**
             * Format: uuid
             * @description A member of the group. May name somebody who has left since.
             */
            ownerId: string | null;
            /** @description The goal it stands below; null at the top. */
            parentId: string | null;
            /** @description The value set by hand, in percent; see progressResult for what counts. */
            progress: number | null;
            /**
             * @description Null: indicators if it has any, else children_weighted if it has children, else manual.
             * @enum {string|null}
             */
            progressMode: "manual" | "indicators" | "children_weighted" | "actions" | null;
            /** @description Why the value is set by hand although there are others to compute it from. */
            progressReason: string | null;
            progressResult: components["schemas"]["Progress"];
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            rationale: string;
            resourcesAmount: number | null;
            /** @description ISO 4217, such as DKK. */
            resourcesCurrency: string | null;
            /** @description Full-time positions. */
            resourcesFte: number | null;
            resourcesText: string | null;
            responsibleUnit: string | null;
            reviewClause: string | null;
            /**
             * @description How long a check-in holds; null counts as tertial.
             * @enum {string|null}
             */
            reviewCycle: "monthly" | "tertial" | "half_year" | "yearly" | "every_3_years" | "none" | null;
            /** Format: date */
            start: string | null;
            /**
             * @description Null counts as draft.
             * @enum {string|null}
             */
            status: "draft" | "proposed" | "adopted" | "in_progress" | "achieved" | "not_achieved" | "paused" | "dropped" | null;
            /** @description The CONNECT steps, 1 to 9, that it concerns. */
            steps: number[];
            tags: string[];
            targetGroups: string[];
            /** @description 1 to 500 characters. People write it together, as the other texts. */
            title: string;
            warnings: components["schemas"]["Warning"][];
            /** @description Among its siblings; null counts as 1. */
            weight: number | null;
        };
        GoalDashboard: {
            /** Format: int64 */
            atRisk: number;
            /** @description Of open goals. */
            byHealth: {
                [key: string]: number;
            };
            /** @description Most goals first; those of none last. */
            byMunicipality: components["schemas"]["MunicipalityGoals"][];
            byStatus: {
                [key: string]: number;
            };
            byStep: components["schemas"]["StepGoals"][];
            /**
             * Format: int64
             * @description Open and due within 30 days.
             */
            due30: number;
            /** Format: int64 */
            goals: number;
            lists: components["schemas"]["DashboardLists"];
            /**
             * Format: int64
             * @description Those whose progress is known.
             */
            measured: number;
            /** Format: int64 */
            offTrack: number;
            /** Format: int64 */
            overdue: number;
            /**
             * Format: double
             * @description Their mean, in percent.
             */
            progress: number | null;
            /**
             * Format: int64
             * @description In progress, and the last check-in is older than the review cycle.
             */
            stale: number;
            /**
             * Format: int64
             * @description Open goals and subsidiary goals whose progress is not known.
             */
            unmeasured: number;
        };
        GoalFields: {
            /** @description The decision that adopted it. */
            adoptedDecisionRef?: string | null;
            /** @description 0 to 10: how sure the owner is to reach it. */
            confidence?: number | null;
            departments?: string[] | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            description?: string | null;
            /**
             * Format: date
             * @description Not before start.
             */
            due?: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            ethicsNote?: string | null;
            /**
             * @description What the last check-in says; null counts as unknown.
             * @enum {string|null}
             */
            health?: "on_track" | "at_risk" | "off_track" | "unknown" | null;
            /** @enum {string|null} */
            horizon?: "continuous" | "one_year" | "three_year" | "four_year" | "custom" | null;
            /** @description An example of the template: left out of dashboards. */
            isTemplateExample?: boolean | null;
            /**
             * @description Null: by its depth in the tree.
             * @enum {string|null}
             */
            level?: "vision" | "strategy_statement" | "goal" | "subsidiary_goal" | null;
            /** @description The id of an organisation. */
            municipalityId?: string | null;
            /** Format: date */
            nextReviewOn?: string | null;
            /**
             * Format: uuid
             * @description A member of the group. May name somebody who has left since.
             */
            ownerId?: string | null;
            /** @description The value set by hand, in percent; see progressResult for what counts. */
            progress?: number | null;
            /**
             * @description Null: indicators if it has any, else children_weighted if it has children, else manual.
             * @enum {string|null}
             */
            progressMode?: "manual" | "indicators" | "children_weighted" | "actions" | null;
            /** @description Why the value is set by hand although there are others to compute it from. */
            progressReason?: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            rationale?: string | null;
            resourcesAmount?: number | null;
            /** @description ISO 4217, such as DKK. */
            resourcesCurrency?: string | null;
            /** @description Full-time positions. */
            resourcesFte?: number | null;
            resourcesText?: string | null;
            responsibleUnit?: string | null;
            reviewClause?: string | null;
            /**
             * @description How long a check-in holds; null counts as tertial.
             * @enum {string|null}
             */
            reviewCycle?: "monthly" | "tertial" | "half_year" | "yearly" | "every_3_years" | "none" | null;
            /** Format: date */
            start?: string | null;
            /**
             * @description Null counts as draft.
             * @enum {string|null}
             */
            status?: "draft" | "proposed" | "adopted" | "in_progress" | "achieved" | "not_achieved" | "paused" | "dropped" | null;
            /** @description The CONNECT steps, 1 to 9, that it concerns. */
            steps?: number[] | null;
            tags?: string[] | null;
            targetGroups?: string[] | null;
            /** @description 1 to 500 characters. People write it together, as the other texts. */
            title?: string | null;
            /** @description Among its siblings; null counts as 1. */
            weight?: number | null;
        };
        GoalImportReason: {
            /** @enum {string} */
            code: "unknown_value" | "missing_name" | "not_a_number" | "ambiguous_number" | "out_of_range" | "not_a_date" | "unknown_parent" | "parent_cycle" | "duplicate_row" | "ambiguous_match" | "too_long" | "formula" | "dates_reversed" | "too_deep" | "removed" | "unknown_indicator" | "unknown_goal" | "unknown_plan" | "unknown_activity" | "waits_for_itself";
            /** @description The field. */
            column: string;
            /** @description What stands in the cell, shortened. */
            value: string;
        };
        GoalImportReport: {
            counts: components["schemas"]["ImportCounts"];
            /** @enum {string} */
            format: "csv" | "xlsx" | "markdown";
            /** @description Headers that mean no field. */
            ignoredColumns: string[];
            rows: components["schemas"]["GoalImportRow"][];
        };
        GoalImportRow: {
            /** @description The fields that differ from the list, parentId among them. */
            changed: string[];
            /** @description The values the row gives, by field. Empty cells give none: they change nothing. */
            fields: {
                [key: string]: unknown;
            };
            /** @description Which one it changes; for a new row the id to make it with, which other rows may name as parent. */
            id: string | null;
            /** @description For people to recognise the row by. */
            name: string;
            /** @description The goal to stand below, of the list or a new row of the file; null is the top; left out: not said. */
            parentId?: string | null;
            /** @description Why it is wrong. A wrong row is passed over. */
            reasons: components["schemas"]["GoalImportReason"][];
            /**
             * Format: int64
             * @description Its number, as a spreadsheet counts; in a Markdown list that of the item.
             */
            row: number;
            /** @enum {string} */
            status: "new" | "changed" | "unchanged" | "wrong";
            /** @description Cells that are not taken as they stand, although the row is. */
            warnings: components["schemas"]["GoalImportWarning"][];
        };
        GoalImportWarning: {
            /**
             * @description Nobody in the group is meant, or several are. Write the e-mail address of a member instead.
             * @enum {string}
             */
            code: "unknown_person" | "ambiguous_person";
            /** @description The field, which stays as it is. */
            column: string;
            /**
             * @description The field that keeps the words of the cell; empty: none does, since there is none or it holds others.
             * @enum {string}
             */
            keptIn: "responsibleUnit" | "";
            /** @description What stands in the cell, shortened. */
            value: string;
        };
        GoalLink: {
            /** @description A goal of this list. */
            fromGoal: string | null;
            /** @description Usually a UUID; at most 64 bytes. */
            id: string;
            note: string | null;
            /** @description 1 weak to 3 strong. */
            strength: number | null;
            /**
             * Format: uuid
             * @description The document it stands in; null is this one.
             */
            toDocument: string | null;
            toId: string | null;
            /** @enum {string|null} */
            toKind: "goal" | "reference_goal" | "initiative" | "indicator" | "stakeholder" | "action" | null;
            /** @description Words for those who cannot read the other document; all there is for an initiative. */
            toTitle: string | null;
            toUrl: string | null;
            /** @enum {string|null} */
            type: "contributes_to" | "aligns_with" | "fulfils_obligation" | "supports_initiative" | "depends_on" | "conflicts_with" | "adopted_from" | "duplicates" | null;
        };
        GoalLinkFields: {
            /** @description A goal of this list. */
            fromGoal?: string | null;
            note?: string | null;
            /** @description 1 weak to 3 strong. */
            strength?: number | null;
            /**
             * Format: uuid
             * @description The document it stands in; null is this one.
             */
            toDocument?: string | null;
            toId?: string | null;
            /** @enum {string|null} */
            toKind?: "goal" | "reference_goal" | "initiative" | "indicator" | "stakeholder" | "action" | null;
            /** @description Words for those who cannot read the other document; all there is for an initiative. */
            toTitle?: string | null;
            toUrl?: string | null;
            /** @enum {string|null} */
            type?: "contributes_to" | "aligns_with" | "fulfils_obligation" | "supports_initiative" | "depends_on" | "conflicts_with" | "adopted_from" | "duplicates" | null;
        };
        GoalListFields: {
            language?: string | null;
            /** Format: date */
            nextReviewOn?: string | null;
            referenceCountries?: string[] | null;
            reviewClause?: string | null;
            /** @enum {string|null} */
            reviewCycle?: "monthly" | "tertial" | "half_year" | "yearly" | "every_3_years" | "none" | null;
            /** Format: uuid */
            strategyDocument?: string | null;
            template?: string | null;
        };
        GoalMoveBody: {
            /** @description The sibling to stand after; empty: first; null or left out: last. */
            afterId?: string | null;
            /** @description The goal to stand below; null or left out: the top. */
            parentId?: string | null;
        };
        GoalRemovedReplyBody: {
            items: components["schemas"]["RemovedGoal"][];
        };
        GoalStaleReplyBody: {
            items: components["schemas"]["StaleGoal"][];
        };
        Group: {
            /**
             * @description When a member is erased: keep the text of their comments or remove it. Their name goes in any case.
             * @enum {string}
             */
            eraseComments: "keep" | "remove";
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
            /** @enum {string} */
            eraseComments?: "keep" | "remove";
            name?: string;
            purpose?: string;
        };
        Healed: {
            anchor: components["schemas"]["Anchor"];
            /**
             * Format: int64
             * @description The thread's anchorSeq that the new anchor follows from.
             */
            anchorSeq: number;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "placed" | "orphaned";
        };
        HealedAnswer: {
            /** @description The anchor that stands now. */
            anchor: components["schemas"]["Anchor"];
            /**
             * Format: int64
             * @description Of the anchor that stands now.
             */
            anchorSeq: number;
            applied: boolean;
            /** Format: uuid */
            id: string;
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
        ImportCounts: {
            /** Format: int64 */
            changed: number;
            /** Format: int64 */
            new: number;
            /** Format: int64 */
            unchanged: number;
            /** Format: int64 */
            wrong: number;
        };
        ImportReason: {
            /** @enum {string} */
            code: "unknown_value" | "missing_name" | "not_a_number" | "out_of_range" | "not_a_date" | "unknown_parent" | "parent_cycle" | "duplicate_row" | "ambiguous_match" | "unknown_stakeholder" | "too_long" | "formula";
            /** @description The field. */
            column: string;
            /** @description What stands in the cell, shortened. */
            value: string;
        };
        ImportReport: {
            counts: components["schemas"]["ImportCounts"];
            /** @enum {string} */
            format: "csv" | "xlsx";
            /** @description Headers that mean no field. */
            ignoredColumns: string[];
            /** @description The columns are those of Kumu: types that are unknown here become tags or notes. */
            kumu: boolean;
            /** @description What else the file holds; ask again with sheet=. */
            otherSheets: ("stakeholders" | "relations")[];
            rows: components["schemas"]["ImportRow"][];
            /** @enum {string} */
            sheet: "stakeholders" | "relations";
        };
        ImportRow: {
            /** @description The fields that differ from the map. */
            changed: string[];
            /** @description The values the row gives, by field. Empty cells give none: they change nothing. */
            fields: {
                [key: string]: unknown;
            };
            /** @description Whom it changes; for a new row the id to make it with, which other rows may name as parent. */
            id: string | null;
            /** @description For people to recognise the row by. */
            name: string;
            /** @description Why it is wrong. A wrong row is passed over. */
            reasons: components["schemas"]["ImportReason"][];
            /**
             * Format: int64
             * @description Its number, as a spreadsheet counts.
             */
            row: number;
            /** @enum {string} */
            status: "new" | "changed" | "unchanged" | "wrong";
            /** @description Cells to look at, although the row is taken. */
            warnings: components["schemas"]["ImportWarning"][];
        };
        ImportWarning: {
            /**
             * @description unknown_person, ambiguous_person: nobody in the group is meant, or several are, and the field stays as it is; write the e-mail address of a member instead. zeros_lost: the cell is taken, but its number seems to have begun with a zero that the spreadsheet dropped; make it text there.
             * @enum {string}
             */
            code: "unknown_person" | "ambiguous_person" | "zeros_lost";
            /** @description The field. */
            column: string;
            /** @description What stands in the cell, shortened. */
            value: string;
        };
        Inbox: {
            items: components["schemas"]["Entry"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
            /**
             * Format: int64
             * @description Unread notifications in all.
             */
            unread: number;
        };
        InboxInboxReadBody: {
            /** @description Everything. */
            all?: boolean;
            /** @description Notifications. */
            ids?: string[];
            /** @description All notifications of these threads. */
            threads?: string[];
        };
        InboxSettingsReplyBody: {
            /** @description Where mail goes, as your organisation told at sign-in; empty: there is none. */
            address: string;
            /**
             * @description For groups that are not listed.
             * @enum {string}
             */
            default: "immediate" | "daily" | "weekly" | "none";
            /** @description By the group's id: immediate, daily, weekly or none. */
            groups: {
                [key: string]: string;
            };
            /** @description The server sends mail. If not, the settings are kept for when it does. */
            mail: boolean;
        };
        Indicator: {
            /** @description The indicator of the joint goal it was copied from. */
            adoptedFromIndicator: string | null;
            /**
             * @description How the municipalities' latest values are joined; null counts as latest.
             * @enum {string|null}
             */
            aggregate: "sum" | "mean" | "weighted_mean" | "latest" | "max" | "min" | null;
            /** Format: date */
            baselineDate: string | null;
            baselineMethod: string | null;
            baselineMissingReason: string | null;
            /** @description Without one there is no progress: never 0 %. */
            baselineValue: number | null;
            /**
             * Format: uuid
             * @description The stakeholder map of the beneficiary.
             */
            beneficiaryDocument: string | null;
            /** @description The stakeholder who benefits. */
            beneficiaryId: string | null;
            /** @enum {string|null} */
            benefitType: "avoided_cost" | "saved_time" | "increased_quality" | null;
            definition: string | null;
            /** @enum {string|null} */
            direction: "increase" | "decrease" | "keep" | "within_range" | null;
            /** @enum {string|null} */
            effectPlace: "own_budget" | "redeployed" | "other_public" | "citizen" | "unpriced" | null;
            /** @enum {string|null} */
            frequency: "weekly" | "monthly" | "quarterly" | "tertial" | "half_year" | "yearly" | null;
            /** @description The goal it measures. */
            goalId: string | null;
            /** @description Usually a UUID; at most 64 bytes. */
            id: string;
            /** @enum {string|null} */
            kind: "number" | "percent" | "currency" | "hours" | "count" | "scale" | "yes_no" | "qualitative" | null;
            /** @description What should be reached, by day. */
            milestones: {
                [key: string]: number;
            };
            name: string | null;
            /** @description Where it stands among the others: a fractional index, compared by code unit. */
            order: string | null;
            /**
             * Format: uuid
             * @description A member of the group. May name somebody who has left since.
             */
            ownerId: string | null;
            /** @description Not below rangeLow. */
            rangeHigh: number | null;
            rangeLow: number | null;
            result: components["schemas"]["IndicatorProgress"];
            /** @enum {string|null} */
            source: "manual" | "survey" | "import" | "api" | null;
            /**
             * Format: date
             * @description Not before the day of the baseline.
             */
            targetDate: string | null;
            targetValue: number | null;
            /** @description From which progress on it is green, in percent. */
            thresholdGreen: number | null;
            thresholdYellow: number | null;
            unit: string | null;
            warnings: components["schemas"]["Warning"][];
        };
        IndicatorFields: {
            /** @description The indicator of the joint goal it was copied from. */
            adoptedFromIndicator?: string | null;
            /**
             * @description How the municipalities' latest values are joined; null counts as latest.
             * @enum {string|null}
             */
            aggregate?: "sum" | "mean" | "weighted_mean" | "latest" | "max" | "min" | null;
            /** Format: date */
            baselineDate?: string | null;
            baselineMethod?: string | null;
            baselineMissingReason?: string | null;
            /** @description Without one there is no progress: never 0 %. */
            baselineValue?: number | null;
            /**
             * Format: uuid
             * @description The stakeholder map of the beneficiary.
             */
            beneficiaryDocument?: string | null;
            /** @description The stakeholder who benefits. */
            beneficiaryId?: string | null;
            /** @enum {string|null} */
            benefitType?: "avoided_cost" | "saved_time" | "increased_quality" | null;
            definition?: string | null;
            /** @enum {string|null} */
            direction?: "increase" | "decrease" | "keep" | "within_range" | null;
            /** @enum {string|null} */
            effectPlace?: "own_budget" | "redeployed" | "other_public" | "citizen" | "unpriced" | null;
            /** @enum {string|null} */
            frequency?: "weekly" | "monthly" | "quarterly" | "tertial" | "half_year" | "yearly" | null;
            /** @description The goal it measures. */
            goalId?: string | null;
            /** @enum {string|null} */
            kind?: "number" | "percent" | "currency" | "hours" | "count" | "scale" | "yes_no" | "qualitative" | null;
            /** @description What should be reached, by day. */
            milestones?: {
                [key: string]: number;
            } | null;
            name?: string | null;
            /** @description Where it stands among the others: a fractional index, compared by code unit. */
            order?: string | null;
            /**
             * Format: uuid
             * @description A member of the group. May name somebody who has left since.
             */
            ownerId?: string | null;
            /** @description Not below rangeLow. */
            rangeHigh?: number | null;
            rangeLow?: number | null;
            /** @enum {string|null} */
            source?: "manual" | "survey" | "import" | "api" | null;
            /**
             * Format: date
             * @description Not before the day of the baseline.
             */
            targetDate?: string | null;
            targetValue?: number | null;
            /** @description From which progress on it is green, in percent. */
            thresholdGreen?: number | null;
            thresholdYellow?: number | null;
            unit?: string | null;
        };
        IndicatorProgress: {
            /**
             * @description By the thresholds; null where none is set.
             * @enum {string|null}
             */
            colour: "green" | "yellow" | "red" | null;
            /**
             * Format: double
             * @description Of all municipalities together.
             */
            current: number | null;
            /** @enum {string|null} */
            reason: "no_baseline" | "no_target" | "no_value" | "target_is_baseline" | "qualitative" | null;
            /**
             * Format: double
             * @description Progress in percent.
             */
            value: number | null;
        };
        IndicatorValue: {
            /**
             * Format: date-time
             * @description Always in UTC with milliseconds, so that it sorts as text.
             */
            at: string;
            /** @description Null when that person was erased. */
            by: components["schemas"]["Person"] | null;
            /** @description The value that takes its place; it does not count then. */
            correctedBy: string | null;
            estimate: boolean;
            /** Format: uuid */
            id: string;
            indicatorId: string;
            /** @description Null: of all together. */
            municipalityId: string | null;
            /**
             * Format: double
             * @description How many it stands for; weighs in a weighted mean.
             */
            n: number | null;
            note: string;
            /** Format: date */
            periodEnd: string;
            /** Format: date */
            periodStart: string;
            /** Format: double */
            value: number;
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
        Item: {
            /**
             * Format: date
             * @description Since when or until when.
             */
            day: string;
            /** Format: uuid */
            documentId: string;
            documentTitle: string;
            /** @description Null for an activity and a list. */
            goalId: string | null;
            /** @description Of the goal, the activity or the list. */
            id: string;
            /**
             * @description A goal to review, one that wants a check-in, a late activity, or a whole list to review.
             * @enum {string}
             */
            kind: "review" | "checkin" | "activity" | "list";
            title: string;
        };
        JoinedGroup: {
            /** Format: uuid */
            groupId: string;
        };
        ListImportReport: {
            /** @enum {string} */
            format: "csv" | "xlsx" | "json";
            /** @description Sheets that are none of these kinds. */
            ignoredSheets: string[];
            /** @description In the order in which they are to be carried out: rows of later ones may name new rows of earlier ones. */
            sections: components["schemas"]["ListImportSection"][];
        };
        ListImportSection: {
            counts: components["schemas"]["ImportCounts"];
            /** @description Headers that mean no field. */
            ignoredColumns: string[];
            /** @enum {string} */
            kind: "goals" | "indicators" | "plans" | "activities" | "links";
            rows: components["schemas"]["GoalImportRow"][];
            /** @description The sheet of the workbook; empty for other files. */
            sheet: string;
        };
        ListMeta: {
            language: string | null;
            /** Format: date */
            nextReviewOn: string | null;
            /** @description Whose reference goals the list is held against: DK, FI, IS, NO, SE, Nordic, UN. */
            referenceCountries: string[];
            /** @description What was agreed on reviewing the whole list, such as that it is evaluated every year. */
            reviewClause: string | null;
            /** @enum {string|null} */
            reviewCycle: "monthly" | "tertial" | "half_year" | "yearly" | "every_3_years" | "none" | null;
            /**
             * Format: uuid
             * @description The strategy whose goals these are, of the same group.
             */
            strategyDocument: string | null;
            /** @description What the list was made from, such as connect@1. */
            template: string | null;
            /** @description The document's; changed there. */
            title: string;
        };
        ListedCommunication: {
            channel: string | null;
            /** Format: uuid */
            documentId: string;
            documentTitle: string;
            /** Format: date */
            end: string | null;
            id: string;
            message: string | null;
            owner: components["schemas"]["Person"] | null;
            /** @description Also when that person is gone; owner is null then. */
            ownerId: string | null;
            stakeholderId: string;
            stakeholderName: string;
            /** Format: date */
            start: string | null;
            status: string | null;
        };
        ListedGoal: {
            code: string;
            /** Format: uuid */
            documentId: string;
            documentTitle: string;
            /** Format: date */
            due: string | null;
            /** @description An example of the template. */
            example: boolean;
            /** @enum {string} */
            health: "on_track" | "at_risk" | "off_track" | "unknown";
            id: string;
            /** @enum {string} */
            level: "vision" | "strategy_statement" | "goal" | "subsidiary_goal";
            /** Format: int64 */
            measured: number;
            municipalityId: string | null;
            /** Format: date */
            nextReviewOn: string | null;
            /** Format: int64 */
            of: number;
            owner: components["schemas"]["Person"] | null;
            /** @description Also when that person is gone; owner is null then. */
            ownerId: string | null;
            /**
             * Format: double
             * @description In percent.
             */
            progress: number | null;
            /** @enum {string|null} */
            progressReason: "no_value" | "nothing_to_measure" | "unmeasured" | null;
            /**
             * Format: date
             * @description From which day it wants a new check-in; null: not in progress.
             */
            staleOn: string | null;
            /** Format: date */
            start: string | null;
            /** @enum {string} */
            status: "draft" | "proposed" | "adopted" | "in_progress" | "achieved" | "not_achieved" | "paused" | "dropped";
            steps: number[];
            title: string;
        };
        ListedStakeholder: {
            /** Format: date */
            assessedOn: string | null;
            /** Format: uuid */
            documentId: string;
            documentTitle: string;
            domainRole: string | null;
            engagementNow: string | null;
            engagementWanted: string | null;
            id: string;
            /** Format: double */
            influence: number | null;
            /** Format: double */
            interest: number | null;
            involvement: string | null;
            kind: string | null;
            mainCategory: string | null;
            municipalityId: string | null;
            name: string;
            owner: components["schemas"]["Person"] | null;
            /** @description Also when that person is gone; owner is null then. */
            ownerId: string | null;
            parentId: string | null;
            personalData: boolean;
            relevantSteps: number[];
            /** Format: date */
            retainUntil: string | null;
            tags: string[];
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
        Mention: {
            /** @enum {string} */
            kind: "person" | "organisation" | "role" | "stakeholder" | "goal";
            /** @description Of a goal or stakeholder: what it is called now, which the text may not know. */
            name?: string;
            /** @description A person's id, an organisation's, role or role@organisation, document/entity. */
            ref: string;
        };
        MunicipalityGoals: {
            country: string | null;
            /** Format: int64 */
            goals: number;
            /** Format: int64 */
            measured: number;
            /** Format: int64 */
            offTrack: number;
            /** @description Its name; null for the goals of none, and of one that is not here. */
            organisation: string | null;
            organisationId: string | null;
            /** Format: int64 */
            overdue: number;
            /** Format: double */
            progress: number | null;
            /** Format: int64 */
            unmeasured: number;
        };
        NewActionPlan: {
            /** @enum {string|null} */
            budgetKind?: "none" | "operating" | "investment" | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            communication?: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            ethics?: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            expectedEffects?: string | null;
            /** Format: date */
            followUpOn?: string | null;
            /** @description The goals it serves. */
            goals?: string[] | null;
            /** Format: date */
            handoverOn?: string | null;
            indicators?: string[] | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            lessons?: string | null;
            /**
             * Format: uuid
             * @description Who runs it when the project has ended.
             */
            operationalOwnerId?: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            organisation?: string | null;
            /**
             * Format: uuid
             * @description A member of the group. May name somebody who has left since.
             */
            ownerId?: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            ownership?: string | null;
            /** @enum {string|null} */
            privacyDpia?: "not_needed" | "planned" | "done" | null;
            /** @enum {string|null} */
            projectPhase?: "idea" | "pilot" | "evaluation" | "procurement" | "implementation" | "operation" | "closed" | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            purpose?: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            risk?: string | null;
            /** @enum {string|null} */
            status?: "draft" | "approved" | "running" | "on_hold" | "done" | "cancelled" | null;
            steering?: string | null;
            step?: number | null;
            stopCriteria?: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            support?: string | null;
            templateVersion?: string | null;
            title: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            training?: string | null;
        };
        NewActivity: {
            /** @description Activities of this list that come first. Circles are refused. */
            dependsOn?: string[] | null;
            /**
             * Format: date
             * @description Not before start.
             */
            due?: string | null;
            milestone?: boolean | null;
            /** @description Where it stands among the others: a fractional index, compared by code unit. */
            order?: string | null;
            percent?: number | null;
            /** @description The action plan it belongs to. */
            planId: string | null;
            /** @description By the ids of members: R responsible, A accountable, C consulted, I informed. */
            raci?: {
                [key: string]: "R" | "A" | "C" | "I";
            } | null;
            /**
             * Format: uuid
             * @description A member of the group. May name somebody who has left since.
             */
            responsibleId?: string | null;
            /** Format: date */
            start?: string | null;
            /**
             * @description Null counts as todo.
             * @enum {string|null}
             */
            status?: "todo" | "doing" | "blocked" | "done" | "dropped" | null;
            title: string | null;
        };
        NewCheckIn: {
            /**
             * Format: double
             * @description 0 to 10.
             */
            confidence?: number;
            /** @description At most 5000 characters, as the two below. */
            done?: string;
            /** @description on_track, at_risk, off_track or unknown */
            health: string;
            helpWanted?: boolean;
            /**
             * Format: uuid
             * @description Made by the client, so that a request can be repeated; left out: made here.
             */
            id?: string;
            next?: string;
            obstacles?: string;
            /**
             * Format: double
             * @description 0 to 100; set in the goal only if its progress is set by hand.
             */
            progress?: number;
        };
        NewCommunication: {
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            channel?: "meeting" | "email" | "intranet" | "training" | "network" | "press" | "other" | null;
            /**
             * Format: date
             * @description Not before the start.
             */
            end?: string | null;
            /** @description How often, in words. */
            frequency?: string | null;
            /** @description What they are to know. */
            message?: string | null;
            /**
             * Format: uuid
             * @description The member of the group who sees to it.
             */
            ownerId?: string | null;
            /** @description Whom it is for: a stakeholder of the same map. */
            stakeholderId: string;
            /** Format: date */
            start?: string | null;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            status?: "planned" | "doing" | "done" | "dropped" | null;
            /** @description What it means for them. */
            whyForThem?: string | null;
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
             * @description What it starts with; empty when left out.
             * @enum {string}
             */
            template?: "empty" | "connect";
            /** @description 1 to 200 characters. */
            title: string;
        };
        NewGoal: {
            /** @description The decision that adopted it. */
            adoptedDecisionRef?: string | null;
            /** @description The sibling to stand after; null: first; left out: last. */
            afterId?: string | null;
            /** @description 0 to 10: how sure the owner is to reach it. */
            confidence?: number | null;
            departments?: string[] | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            description?: string | null;
            /**
             * Format: date
             * @description Not before start.
             */
            due?: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            ethicsNote?: string | null;
            /**
             * @description What the last check-in says; null counts as unknown.
             * @enum {string|null}
             */
            health?: "on_track" | "at_risk" | "off_track" | "unknown" | null;
            /** @enum {string|null} */
            horizon?: "continuous" | "one_year" | "three_year" | "four_year" | "custom" | null;
            /**
             * Format: uuid
             * @description Made by the client, so that a request can be repeated; left out: made here.
             */
            id?: string;
            /** @description An example of the template: left out of dashboards. */
            isTemplateExample?: boolean | null;
            /**
             * @description Null: by its depth in the tree.
             * @enum {string|null}
             */
            level?: "vision" | "strategy_statement" | "goal" | "subsidiary_goal" | null;
            /** @description The id of an organisation. */
            municipalityId?: string | null;
            /** Format: date */
            nextReviewOn?: string | null;
            /**
             * Format: uuid
             * @description A member of the group. May name somebody who has left since.
             */
            ownerId?: string | null;
            /** @description The goal to stand below; null or left out: the top. */
            parentId?: string | null;
            /** @description The value set by hand, in percent; see progressResult for what counts. */
            progress?: number | null;
            /**
             * @description Null: indicators if it has any, else children_weighted if it has children, else manual.
             * @enum {string|null}
             */
            progressMode?: "manual" | "indicators" | "children_weighted" | "actions" | null;
            /** @description Why the value is set by hand although there are others to compute it from. */
            progressReason?: string | null;
            /** @description Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            rationale?: string | null;
            resourcesAmount?: number | null;
            /** @description ISO 4217, such as DKK. */
            resourcesCurrency?: string | null;
            /** @description Full-time positions. */
            resourcesFte?: number | null;
            resourcesText?: string | null;
            responsibleUnit?: string | null;
            reviewClause?: string | null;
            /**
             * @description How long a check-in holds; null counts as tertial.
             * @enum {string|null}
             */
            reviewCycle?: "monthly" | "tertial" | "half_year" | "yearly" | "every_3_years" | "none" | null;
            /** Format: date */
            start?: string | null;
            /**
             * @description Null counts as draft.
             * @enum {string|null}
             */
            status?: "draft" | "proposed" | "adopted" | "in_progress" | "achieved" | "not_achieved" | "paused" | "dropped" | null;
            /** @description The CONNECT steps, 1 to 9, that it concerns. */
            steps?: number[] | null;
            tags?: string[] | null;
            targetGroups?: string[] | null;
            /** @description 1 to 500 characters. People write it together, as the other texts. */
            title: string | null;
            /** @description Among its siblings; null counts as 1. */
            weight?: number | null;
        };
        NewGoalLink: {
            /** @description A goal of this list. */
            fromGoal: string | null;
            note?: string | null;
            /** @description 1 weak to 3 strong. */
            strength?: number | null;
            /**
             * Format: uuid
             * @description The document it stands in; null is this one.
             */
            toDocument?: string | null;
            toId?: string | null;
            /** @enum {string|null} */
            toKind: "goal" | "reference_goal" | "initiative" | "indicator" | "stakeholder" | "action" | null;
            /** @description Words for those who cannot read the other document; all there is for an initiative. */
            toTitle?: string | null;
            toUrl?: string | null;
            /** @enum {string|null} */
            type: "contributes_to" | "aligns_with" | "fulfils_obligation" | "supports_initiative" | "depends_on" | "conflicts_with" | "adopted_from" | "duplicates" | null;
        };
        NewIndicator: {
            /** @description The indicator of the joint goal it was copied from. */
            adoptedFromIndicator?: string | null;
            /**
             * @description How the municipalities' latest values are joined; null counts as latest.
             * @enum {string|null}
             */
            aggregate?: "sum" | "mean" | "weighted_mean" | "latest" | "max" | "min" | null;
            /** Format: date */
            baselineDate?: string | null;
            baselineMethod?: string | null;
            baselineMissingReason?: string | null;
            /** @description Without one there is no progress: never 0 %. */
            baselineValue?: number | null;
            /**
             * Format: uuid
             * @description The stakeholder map of the beneficiary.
             */
            beneficiaryDocument?: string | null;
            /** @description The stakeholder who benefits. */
            beneficiaryId?: string | null;
            /** @enum {string|null} */
            benefitType?: "avoided_cost" | "saved_time" | "increased_quality" | null;
            definition?: string | null;
            /** @enum {string|null} */
            direction?: "increase" | "decrease" | "keep" | "within_range" | null;
            /** @enum {string|null} */
            effectPlace?: "own_budget" | "redeployed" | "other_public" | "citizen" | "unpriced" | null;
            /** @enum {string|null} */
            frequency?: "weekly" | "monthly" | "quarterly" | "tertial" | "half_year" | "yearly" | null;
            /** @description The goal it measures. */
            goalId: string | null;
            /** @enum {string|null} */
            kind?: "number" | "percent" | "currency" | "hours" | "count" | "scale" | "yes_no" | "qualitative" | null;
            /** @description What should be reached, by day. */
            milestones?: {
                [key: string]: number;
            } | null;
            name: string | null;
            /** @description Where it stands among the others: a fractional index, compared by code unit. */
            order?: string | null;
            /**
             * Format: uuid
             * @description A member of the group. May name somebody who has left since.
             */
            ownerId?: string | null;
            /** @description Not below rangeLow. */
            rangeHigh?: number | null;
            rangeLow?: number | null;
            /** @enum {string|null} */
            source?: "manual" | "survey" | "import" | "api" | null;
            /**
             * Format: date
             * @description Not before the day of the baseline.
             */
            targetDate?: string | null;
            targetValue?: number | null;
            /** @description From which progress on it is green, in percent. */
            thresholdGreen?: number | null;
            thresholdYellow?: number | null;
            unit?: string | null;
        };
        NewInvitation: {
            /** @description Only somebody who signs in there can use the link. */
            organisationId: string;
            /** @enum {string} */
            role: "coordinator" | "ambassador" | "observer";
        };
        NewReferenceGoal: {
            /**
             * @description Where it applies.
             * @enum {string|null}
             */
            country: "DK" | "FI" | "IS" | "NO" | "SE" | "Nordic" | "UN" | null;
            /** @description Who has set it. */
            issuer?: string | null;
            /** @description Municipalities must meet it. */
            obligatory?: boolean | null;
            /** @description What it says. */
            text?: string | null;
            title: string | null;
            /** @description Where it can be read. */
            url?: string | null;
            /**
             * Format: date
             * @description Its last day; null: it has no end.
             */
            validTo?: string | null;
            year?: number | null;
        };
        NewRelation: {
            /** @description It goes from the one to the other, and not both ways. */
            directed?: boolean | null;
            /** @description An http or https address. */
            evidenceUrl?: string | null;
            /** @description A stakeholder of the same map. */
            fromId: string;
            note?: string | null;
            /** @enum {string|null} */
            quality?: "good" | "neutral" | "strained" | "unknown" | null;
            /**
             * @description Whether it is there or wished for.
             * @enum {string|null}
             */
            state?: "current" | "desired" | null;
            /** @description 1 weak to 3 strong. */
            strength?: number | null;
            /** @description Another stakeholder of the same map. */
            toId: string;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            type?: "reports_to" | "member_of" | "governs" | "funds" | "supplies" | "advises" | "represents" | "informs" | "influences" | "collaborates" | "depends_on" | "cares_for" | "competes" | "in_conflict" | null;
        };
        NewStakeholder: {
            area?: string | null;
            /**
             * Format: date
             * @description The day of the assessment.
             */
            assessedOn?: string | null;
            /** @description -2 strongly against to 2 strongly for. */
            attitude?: number | null;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            benefits?: string | null;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            concerns?: string | null;
            /**
             * @description How sure the assessment is.
             * @enum {string|null}
             */
            confidence?: "guess" | "some_evidence" | "well_known" | null;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            connectionText?: string | null;
            contactEmail?: string | null;
            contactName?: string | null;
            contactPhone?: string | null;
            /**
             * @description The part played in welfare technology. Null is not set.
             * @enum {string|null}
             */
            domainRole?: "citizen" | "relative" | "care_staff" | "wt_staff" | "care_manager" | "case_manager" | "planner" | "politician" | "it" | "legal" | "procurement" | "finance_admin" | "communication" | "hr_union" | "citizen_council" | "national_authority" | "association" | "company" | "research" | "media" | "other" | null;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            drawbacks?: string | null;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            engagementNow?: "unaware" | "resistant" | "neutral" | "supportive" | "leading" | null;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            engagementWanted?: "unaware" | "resistant" | "neutral" | "supportive" | "leading" | null;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            expectations?: string | null;
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            impactOnThem?: number | null;
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            influence?: number | null;
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            interest?: number | null;
            /**
             * @description How far they take part today.
             * @enum {string|null}
             */
            involvement?: "none" | "informed" | "consulted" | "involved" | "collaborates" | "decides" | null;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            kind?: "person" | "role" | "group" | "unit" | "organisation" | "council" | "authority" | "supplier" | "living_lab" | null;
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            legitimacy?: number | null;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            mainCategory?: "management" | "user" | "supplier" | "premise_setter" | "other" | null;
            /** @description The id of an organisation. */
            municipalityId?: string | null;
            /** @description 1 to 200 characters. */
            name: string;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            note?: string | null;
            /**
             * Format: uuid
             * @description The member of the group who keeps the relationship. May name somebody who has left since.
             */
            ownerId?: string | null;
            /** @description The stakeholder it belongs to, in the same map. Null also when that one was removed. */
            parentId?: string | null;
            /** @description Holds data about a human being; always true for the kind person. */
            personalData?: boolean | null;
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            power?: number | null;
            /** @description For a person: why the entry is kept. */
            purpose?: string | null;
            /** @description The CONNECT steps, 1 to 9, that concern them. */
            relevantSteps?: number[] | null;
            /**
             * Format: date
             * @description For a person: the day after which the entry should be removed.
             */
            retainUntil?: string | null;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            successCriteria?: string | null;
            /** @description At most 30 words of at most 60 characters each. */
            tags?: string[] | null;
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            urgency?: number | null;
        };
        NewValue: {
            /**
             * Format: uuid
             * @description A value of the same indicator that this one replaces. A value of the same period and municipality is replaced anyway.
             */
            corrects?: string;
            estimate?: boolean;
            /**
             * Format: uuid
             * @description Made by the client, so that a request can be repeated; left out: made here.
             */
            id?: string;
            municipalityId?: string;
            /** Format: double */
            n?: number;
            /** @description At most 2000 characters. */
            note?: string;
            /** @description YYYY-MM-DD, not before periodStart. */
            periodEnd: string;
            /** @description YYYY-MM-DD */
            periodStart: string;
            /** Format: double */
            value: number;
        };
        Notification: {
            actor: components["schemas"]["Person"] | null;
            commentId?: string;
            /** Format: date-time */
            createdAt: string;
            /** @description Of suggestion_decided: accepted, rejected or overtaken. */
            decision?: string;
            /** @description Of the comment, without its marks. */
            excerpt?: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "mention" | "reply" | "new_thread" | "resolved" | "suggestion_decided";
            /** Format: date-time */
            readAt?: string;
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
        PageActionPlan: {
            items: components["schemas"]["ActionPlan"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageActivity: {
            items: components["schemas"]["Activity"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageCheckIn: {
            items: components["schemas"]["CheckIn"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageComment: {
            items: components["schemas"]["Comment"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageCommunication: {
            items: components["schemas"]["Communication"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageDelivery: {
            items: components["schemas"]["Delivery"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageDocument: {
            items: components["schemas"]["Document"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageGoal: {
            items: components["schemas"]["Goal"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageGoalLink: {
            items: components["schemas"]["GoalLink"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageIndicator: {
            items: components["schemas"]["Indicator"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageIndicatorValue: {
            items: components["schemas"]["IndicatorValue"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageListedCommunication: {
            items: components["schemas"]["ListedCommunication"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageListedGoal: {
            items: components["schemas"]["ListedGoal"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageListedStakeholder: {
            items: components["schemas"]["ListedStakeholder"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageReference: {
            items: components["schemas"]["ReferenceGoal"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageRelation: {
            items: components["schemas"]["Relation"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageRoundSummary: {
            items: components["schemas"]["RoundSummary"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageStakeholder: {
            items: components["schemas"]["Stakeholder"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        PageSummary: {
            items: components["schemas"]["Summary"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
        };
        Part: {
            /** @description The goal of the other list. */
            adoptedId: string;
            /**
             * Format: uuid
             * @description The other list, of the same group.
             */
            documentId: string;
            /** @description The joint goal, of this list. */
            goalId: string;
            /**
             * Format: double
             * @description In percent.
             */
            progress: number | null;
            /**
             * Format: double
             * @description Null counts as 1.
             */
            weight: number | null;
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
        Place: {
            /** Format: uuid */
            documentId: string;
            /** @enum {string} */
            documentKind: "strategy" | "stakeholder_map" | "goal_list";
            documentTitle: string;
            /** Format: uuid */
            groupId: string;
            groupName: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "comment" | "suggestion";
            quote: string;
            /** @enum {string} */
            status: "open" | "resolved";
        };
        Placement: {
            /** Format: double */
            influence: number;
            /** Format: double */
            interest: number;
            note: string;
            stakeholderId: string;
        };
        Point: {
            /** Format: double */
            influence: number;
            /** Format: double */
            interest: number;
        };
        Position: {
            /**
             * Format: date
             * @description In UTC.
             */
            day: string;
            /** @enum {string|null} */
            engagementNow: "unaware" | "resistant" | "neutral" | "supportive" | "leading" | null;
            /** Format: double */
            influence: number | null;
            /** Format: double */
            interest: number | null;
            /**
             * @description How it came about: somebody set it, or a round agreed on it.
             * @enum {string}
             */
            source: "edit" | "round";
        };
        Progress: {
            /**
             * Format: double
             * @description What it would be without the value set by hand.
             */
            computed: number | null;
            /**
             * Format: int64
             * @description How many of the children, indicators or activities count.
             */
            measured: number;
            /** @enum {string} */
            mode: "manual" | "indicators" | "children_weighted" | "actions";
            /** Format: int64 */
            of: number;
            /** @enum {string|null} */
            reason: "no_value" | "nothing_to_measure" | "unmeasured" | null;
            /**
             * Format: double
             * @description In percent. Null with a reason; never 0 for what is not known.
             */
            value: number | null;
        };
        Reaction: {
            /** @description Ids of the people, in the order in which they reacted. */
            by: string[];
            /** Format: int64 */
            count: number;
            /** @enum {string} */
            key: "agree" | "thanks" | "question" | "celebrate" | "look";
            mine: boolean;
        };
        ReferenceGoal: {
            /**
             * @description Where it applies.
             * @enum {string}
             */
            country: "DK" | "FI" | "IS" | "NO" | "SE" | "Nordic" | "UN";
            /** @description Usually a UUID; at most 64 bytes. */
            id: string;
            /** @description Who has set it. */
            issuer: string;
            /** @description Municipalities must meet it. */
            obligatory: boolean;
            /** @description What it says. */
            text: string;
            title: string;
            /** @description Where it can be read. */
            url: string;
            /**
             * Format: date
             * @description Its last day; null: it has no end.
             */
            validTo: string | null;
            year: number | null;
        };
        ReferenceReason: {
            /** @enum {string} */
            code: "unknown_value" | "missing_name" | "missing_country" | "not_a_number" | "ambiguous_number" | "out_of_range" | "not_a_date" | "duplicate_row" | "ambiguous_match" | "too_long" | "formula";
            /** @description The field. */
            column: string;
            /** @description What stands in the cell, shortened. */
            value: string;
        };
        ReferenceReport: {
            counts: components["schemas"]["ImportCounts"];
            /** @enum {string} */
            format: "csv" | "xlsx";
            /** @description Headers that mean no field. */
            ignoredColumns: string[];
            rows: components["schemas"]["ReferenceRow"][];
            /** @enum {string} */
            sheet: "references";
        };
        ReferenceRow: {
            /** @description The fields that differ from what is kept. */
            changed: string[];
            /** @description The values the row gives, by field. Empty cells give none: they change nothing. */
            fields: {
                [key: string]: unknown;
            };
            /** @description Which one it changes; null for a new one or a wrong row. */
            id: string | null;
            /** @description For people to recognise the row by. */
            name: string;
            /** @description Why it is wrong. A wrong row is passed over. */
            reasons: components["schemas"]["ReferenceReason"][];
            /**
             * Format: int64
             * @description Its number, as a spreadsheet counts.
             */
            row: number;
            /** @enum {string} */
            status: "new" | "changed" | "unchanged" | "wrong";
        };
        Relation: {
            /** @description It goes from the one to the other, and not both ways. */
            directed: boolean;
            /** @description An http or https address. */
            evidenceUrl: string | null;
            /** @description A stakeholder of the same map. */
            fromId: string;
            /** @description Usually a UUID; at most 64 bytes. */
            id: string;
            note: string | null;
            /** @enum {string|null} */
            quality: "good" | "neutral" | "strained" | "unknown" | null;
            /**
             * @description Whether it is there or wished for.
             * @enum {string|null}
             */
            state: "current" | "desired" | null;
            /** @description 1 weak to 3 strong. */
            strength: number | null;
            /** @description Another stakeholder of the same map. */
            toId: string;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            type: "reports_to" | "member_of" | "governs" | "funds" | "supplies" | "advises" | "represents" | "informs" | "influences" | "collaborates" | "depends_on" | "cares_for" | "competes" | "in_conflict" | null;
        };
        RelationFields: {
            /** @description It goes from the one to the other, and not both ways. */
            directed?: boolean | null;
            /** @description An http or https address. */
            evidenceUrl?: string | null;
            /** @description A stakeholder of the same map. */
            fromId?: string;
            note?: string | null;
            /** @enum {string|null} */
            quality?: "good" | "neutral" | "strained" | "unknown" | null;
            /**
             * @description Whether it is there or wished for.
             * @enum {string|null}
             */
            state?: "current" | "desired" | null;
            /** @description 1 weak to 3 strong. */
            strength?: number | null;
            /** @description Another stakeholder of the same map. */
            toId?: string;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            type?: "reports_to" | "member_of" | "governs" | "funds" | "supplies" | "advises" | "represents" | "informs" | "influences" | "collaborates" | "depends_on" | "cares_for" | "competes" | "in_conflict" | null;
        };
        RemovedGoal: {
            /**
             * Format: int64
             * @description How many goals went with it.
             */
            below: number;
            id: string;
            removedAt: string;
            title: string;
        };
        Round: {
            /** Format: date-time */
            closedAt: string | null;
            /** Format: uuid */
            documentId: string;
            /** @description Fewer than three have, so nothing will be shown. Say so before revealing. */
            fewPeople: boolean;
            /** Format: uuid */
            id: string;
            /**
             * Format: int64
             * @description How many people may.
             */
            memberCount: number;
            /** @description The caller's own placements. */
            mine: components["schemas"]["Placement"][];
            /** Format: date-time */
            openedAt: string;
            openedBy: components["schemas"]["Person"] | null;
            /**
             * Format: int64
             * @description How many people have placed somebody.
             */
            placedCount: number;
            /** @description After the reveal, by stakeholder; only of those that three people or more have placed. */
            results?: components["schemas"]["RoundResult"][];
            /** Format: date-time */
            revealedAt: string | null;
            /** @enum {string} */
            status: "open" | "revealed" | "closed";
            title: string;
            /** @description Stakeholders that only one or two people have placed. Their positions are shown to nobody. */
            withheld?: string[];
        };
        RoundAgreeBody: {
            /** Format: double */
            influence: number;
            /** Format: double */
            interest: number;
            stakeholderId: string;
        };
        RoundOpenBody: {
            /** @description 1 to 200 characters. */
            title: string;
        };
        RoundPlaceBody: {
            /** Format: double */
            influence: number;
            /** Format: double */
            interest: number;
            /** @description For yourself; at most 500 characters. */
            note?: string;
        };
        RoundResult: {
            /**
             * Format: int64
             * @description How many people placed this stakeholder.
             */
            count: number;
            median: components["schemas"]["Point"];
            /** @description Each person's, in an order that says nothing about whose. */
            placements: components["schemas"]["Point"][];
            /** @description The interquartile range of each. */
            spread: components["schemas"]["Point"];
            stakeholderId: string;
        };
        RoundSummary: {
            /** Format: date-time */
            closedAt: string | null;
            /** Format: uuid */
            documentId: string;
            /** @description Fewer than three have, so nothing will be shown. Say so before revealing. */
            fewPeople: boolean;
            /** Format: uuid */
            id: string;
            /**
             * Format: int64
             * @description How many people may.
             */
            memberCount: number;
            /** Format: date-time */
            openedAt: string;
            openedBy: components["schemas"]["Person"] | null;
            /**
             * Format: int64
             * @description How many people have placed somebody.
             */
            placedCount: number;
            /** Format: date-time */
            revealedAt: string | null;
            /** @enum {string} */
            status: "open" | "revealed" | "closed";
            title: string;
        };
        Settings: {
            /**
             * @description For groups that are not listed.
             * @enum {string}
             */
            default: "immediate" | "daily" | "weekly" | "none";
            /** @description By the group's id: immediate, daily, weekly or none. */
            groups: {
                [key: string]: string;
            };
        };
        Stakeholder: {
            area: string | null;
            /**
             * Format: date
             * @description The day of the assessment.
             */
            assessedOn: string | null;
            /** @description -2 strongly against to 2 strongly for. */
            attitude: number | null;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            benefits: string;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            concerns: string;
            /**
             * @description How sure the assessment is.
             * @enum {string|null}
             */
            confidence: "guess" | "some_evidence" | "well_known" | null;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            connectionText: string;
            contactEmail: string | null;
            contactName: string | null;
            contactPhone: string | null;
            /**
             * @description The part played in welfare technology. Null is not set.
             * @enum {string|null}
             */
            domainRole: "citizen" | "relative" | "care_staff" | "wt_staff" | "care_manager" | "case_manager" | "planner" | "politician" | "it" | "legal" | "procurement" | "finance_admin" | "communication" | "hr_union" | "citizen_council" | "national_authority" | "association" | "company" | "research" | "media" | "other" | null;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            drawbacks: string;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            engagementNow: "unaware" | "resistant" | "neutral" | "supportive" | "leading" | null;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            engagementWanted: "unaware" | "resistant" | "neutral" | "supportive" | "leading" | null;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            expectations: string;
            /** @description Usually a UUID; at most 64 bytes. */
            id: string;
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            impactOnThem: number | null;
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            influence: number | null;
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            interest: number | null;
            /**
             * @description How far they take part today.
             * @enum {string|null}
             */
            involvement: "none" | "informed" | "consulted" | "involved" | "collaborates" | "decides" | null;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            kind: "person" | "role" | "group" | "unit" | "organisation" | "council" | "authority" | "supplier" | "living_lab" | null;
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            legitimacy: number | null;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            mainCategory: "management" | "user" | "supplier" | "premise_setter" | "other" | null;
            /** @description The id of an organisation. */
            municipalityId: string | null;
            /** @description 1 to 200 characters. */
            name: string;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            note: string;
            /**
             * Format: uuid
             * @description The member of the group who keeps the relationship. May name somebody who has left since.
             */
            ownerId: string | null;
            /** @description The stakeholder it belongs to, in the same map. Null also when that one was removed. */
            parentId: string | null;
            /** @description Holds data about a human being; always true for the kind person. */
            personalData: boolean;
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            power: number | null;
            /** @description For a person: why the entry is kept. */
            purpose: string | null;
            /** @description The CONNECT steps, 1 to 9, that concern them. */
            relevantSteps: number[];
            /**
             * Format: date
             * @description For a person: the day after which the entry should be removed.
             */
            retainUntil: string | null;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            successCriteria: string;
            /** @description At most 30 words of at most 60 characters each. */
            tags: string[];
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            urgency: number | null;
        };
        StakeholderFields: {
            area?: string | null;
            /**
             * Format: date
             * @description The day of the assessment.
             */
            assessedOn?: string | null;
            /** @description -2 strongly against to 2 strongly for. */
            attitude?: number | null;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            benefits?: string | null;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            concerns?: string | null;
            /**
             * @description How sure the assessment is.
             * @enum {string|null}
             */
            confidence?: "guess" | "some_evidence" | "well_known" | null;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            connectionText?: string | null;
            contactEmail?: string | null;
            contactName?: string | null;
            contactPhone?: string | null;
            /**
             * @description The part played in welfare technology. Null is not set.
             * @enum {string|null}
             */
            domainRole?: "citizen" | "relative" | "care_staff" | "wt_staff" | "care_manager" | "case_manager" | "planner" | "politician" | "it" | "legal" | "procurement" | "finance_admin" | "communication" | "hr_union" | "citizen_council" | "national_authority" | "association" | "company" | "research" | "media" | "other" | null;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            drawbacks?: string | null;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            engagementNow?: "unaware" | "resistant" | "neutral" | "supportive" | "leading" | null;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            engagementWanted?: "unaware" | "resistant" | "neutral" | "supportive" | "leading" | null;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            expectations?: string | null;
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            impactOnThem?: number | null;
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            influence?: number | null;
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            interest?: number | null;
            /**
             * @description How far they take part today.
             * @enum {string|null}
             */
            involvement?: "none" | "informed" | "consulted" | "involved" | "collaborates" | "decides" | null;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            kind?: "person" | "role" | "group" | "unit" | "organisation" | "council" | "authority" | "supplier" | "living_lab" | null;
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            legitimacy?: number | null;
            /**
             * @description Null is not set.
             * @enum {string|null}
             */
            mainCategory?: "management" | "user" | "supplier" | "premise_setter" | "other" | null;
            /** @description The id of an organisation. */
            municipalityId?: string | null;
            /** @description 1 to 200 characters. */
            name?: string;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            note?: string | null;
            /**
             * Format: uuid
             * @description The member of the group who keeps the relationship. May name somebody who has left since.
             */
            ownerId?: string | null;
            /** @description The stakeholder it belongs to, in the same map. Null also when that one was removed. */
            parentId?: string | null;
            /** @description Holds data about a human being; always true for the kind person. */
            personalData?: boolean | null;
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            power?: number | null;
            /** @description For a person: why the entry is kept. */
            purpose?: string | null;
            /** @description The CONNECT steps, 1 to 9, that concern them. */
            relevantSteps?: number[] | null;
            /**
             * Format: date
             * @description For a person: the day after which the entry should be removed.
             */
            retainUntil?: string | null;
            /** @description Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay. */
            successCriteria?: string | null;
            /** @description At most 30 words of at most 60 characters each. */
            tags?: string[] | null;
            /** @description 0 none, 1 low, 2 medium, 3 high, in tenths; null is not set. */
            urgency?: number | null;
        };
        StakeholderPositionsReplyBody: {
            items: components["schemas"]["Position"][];
        };
        StaleGoal: {
            goalId: string;
            /**
             * Format: date-time
             * @description Null: nobody has checked in yet.
             */
            lastAt: string | null;
            ownerId: string | null;
            /** Format: date */
            staleOn: string;
            title: string;
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
        StepGoals: {
            /** Format: int64 */
            goals: number;
            /** Format: int64 */
            measured: number;
            /** Format: int64 */
            offTrack: number;
            /** Format: double */
            progress: number | null;
            /** Format: int64 */
            step: number;
        };
        Suggestion: {
            /** @description The text it is to stand for. */
            base: string;
            /** Format: date-time */
            decidedAt?: string;
            decidedBy: components["schemas"]["Person"] | null;
            /** @description Empty: the quoted text is to go. */
            replacement: string;
            /** @enum {string} */
            state: "open" | "accepted" | "rejected" | "overtaken";
            /** @description What the editor said with the decision. */
            word?: string;
            /** @description Of an accepted one: the characters it has become. The document's log names who put them in (decidedBy); the author of the first comment thought of them. */
            written?: components["schemas"]["Written"];
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
        Thread: {
            anchor: components["schemas"]["Anchor"];
            /**
             * Format: int64
             * @description Counts changes of the anchor; send it back with a new one.
             */
            anchorSeq: number;
            /**
             * @description Orphaned: what it was about is gone; quote tells what that was.
             * @enum {string}
             */
            anchorState: "placed" | "orphaned";
            /** @description Oldest first; at most 500. */
            comments: components["schemas"]["ThreadComment"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            documentId: string;
            /** @description The caller hears of what is said here. */
            following: boolean;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "comment" | "suggestion";
            /** @description What stood there when the thread was begun. */
            quote: string;
            /**
             * Format: int64
             * @description Comments with a higher seq are unread.
             */
            readUpTo: number;
            /** Format: date-time */
            resolvedAt?: string;
            resolvedBy: components["schemas"]["Person"] | null;
            /**
             * Format: int64
             * @description Of the last change; counts all changes of the document's comments. Also the ETag.
             */
            seq: number;
            /** @enum {string} */
            status: "open" | "resolved";
            suggestion?: components["schemas"]["Suggestion"];
            /**
             * Format: int64
             * @description Comments of others that the caller has not read.
             */
            unread: number;
            /** Format: date-time */
            updatedAt: string;
        };
        ThreadComment: {
            author: components["schemas"]["Person"] | null;
            /** @description Markdown: bold, italic, links, lists, code. Mentions are @[Name](kind:ref). Empty when deleted. */
            body: string;
            /** Format: date-time */
            createdAt: string;
            deleted?: boolean;
            /** Format: date-time */
            editedAt?: string;
            /** Format: uuid */
            id: string;
            /** @description Those in the text that name something there is. */
            mentions: components["schemas"]["Mention"][];
            reactions: components["schemas"]["Reaction"][];
            /**
             * Format: int64
             * @description When it was written, in the count of the document's comments.
             */
            seq: number;
            /**
             * Format: int64
             * @description Of its text; also its ETag.
             */
            version: number;
        };
        ThreadPage: {
            /** @description With since: ids of threads deleted after it. */
            gone: string[];
            items: components["schemas"]["Thread"][];
            /** @description Pass as cursor to read on; absent on the last page. */
            next?: string;
            /**
             * Format: int64
             * @description Of the document's comments before this page was read. Keep that of the first page, and pass it as since later.
             */
            seq: number;
        };
        WaitingReplyBody: {
            items: components["schemas"]["Item"][];
        };
        Warning: {
            /** @enum {string} */
            code: "target_is_baseline" | "no_baseline" | "no_target" | "reason_missing" | "no_operational_owner" | "no_handover" | "no_training" | "no_follow_up";
            field: string;
            message: string;
        };
        Webhook: {
            active: boolean;
            /** Format: date-time */
            createdAt: string;
            events: ("comment.created" | "comment.mention" | "thread.resolved" | "document.created" | "document.changed" | "document.archived" | "goal.changed")[];
            /** @description The last delivery that was tried did not arrive. */
            failing: boolean;
            /** Format: uuid */
            groupId: string;
            /** Format: uuid */
            id: string;
            /** @description Signs what is sent. Shown when it is made, and never again. */
            secret?: string;
            url: string;
        };
        WebhookTestReplyBody: {
            /**
             * Format: uuid
             * @description Look for it among the deliveries.
             */
            deliveryId: string;
        };
        WebhookWebhookChangeBody: {
            active?: boolean;
            events?: ("comment.created" | "comment.mention" | "thread.resolved" | "document.created" | "document.changed" | "document.archived" | "goal.changed")[];
            /** @description Make another secret, which the answer shows. */
            newSecret?: boolean;
            url?: string;
        };
        WebhookWebhookCreateBody: {
            /** @description What to send. goal.changed comes at most once a minute for each list and names the goals: {"goals": {"changed": [ids], "deleted": [ids], "more": false}}, at most 100 of each; more is true if there were more. */
            events: ("comment.created" | "comment.mention" | "thread.resolved" | "document.created" | "document.changed" | "document.archived" | "goal.changed")[];
            /** @description Begins with https://. */
            url: string;
        };
        WebhookWebhookListReplyBody: {
            items: components["schemas"]["Webhook"][];
        };
        Written: {
            /** Format: int64 */
            client: number;
            /** Format: int64 */
            from: number;
            /** Format: int64 */
            to: number;
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
            header?: {
                /** @description The comment's ETag (its version); refused with 412 if it has changed since. */
                "If-Match"?: string;
            };
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
    "change-comment": {
        parameters: {
            query?: never;
            header?: {
                /** @description The comment's ETag (its version); refused with 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                commentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentEditBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thread"];
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
    "add-reaction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: string;
                key: "agree" | "thanks" | "question" | "celebrate" | "look";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thread"];
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
    "remove-reaction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: string;
                key: "agree" | "thanks" | "question" | "celebrate" | "look";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thread"];
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
    "list-activities": {
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
                    "application/json": components["schemas"]["PageActivity"];
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
    "add-activity": {
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
                "application/json": components["schemas"]["NewActivity"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
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
    "get-activity": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                activityId: string;
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
                    "application/json": components["schemas"]["Activity"];
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
    "remove-activity": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                activityId: string;
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
    "change-activity": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                activityId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityFields"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
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
    "list-adopted-progress": {
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
                    "application/json": components["schemas"]["AdoptionPartsReplyBody"];
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
    "heal-anchors": {
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
                "application/json": components["schemas"]["CommentHealBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentHealReplyBody"];
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
    "list-check-ins": {
        parameters: {
            query?: {
                /** @description Only those of this goal. */
                goal?: string;
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
                    "application/json": components["schemas"]["PageCheckIn"];
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
                "application/json": components["schemas"]["CommentFlatCreateBody"];
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
    "list-communications": {
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
                    "application/json": components["schemas"]["PageCommunication"];
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
    "add-communication": {
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
                "application/json": components["schemas"]["NewCommunication"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Communication"];
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
    "get-communication": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                communicationId: string;
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
                    "application/json": components["schemas"]["Communication"];
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
    "remove-communication": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                communicationId: string;
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
    "change-communication": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                communicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommunicationFields"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Communication"];
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
                /** @description A strategy as json, markdown or html; a stakeholder map also as csv (the stakeholders) and xlsx (all of it); a goal list as a map and as ics (its days). */
                format?: "json" | "markdown" | "html" | "csv" | "xlsx" | "ics";
                /** @description The reader's. Of what is said about goals that a strategy shows, if it is not that of the strategy; of the headers and values of a stakeholder map or goal list; without it those of csv and xlsx are English and the keys of the API. An import reads all of them. */
                language?: "da" | "nb" | "sv" | "fi" | "is" | "en";
                /** @description Whether the comments beside the document go with it; in csv and xlsx they never do. */
                comments?: boolean;
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/calendar": string;
                    "text/csv": string;
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
    "list-goal-links": {
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
                    "application/json": components["schemas"]["PageGoalLink"];
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
    "add-goal-link": {
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
                "application/json": components["schemas"]["NewGoalLink"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalLink"];
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
    "get-goal-link": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                linkId: string;
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
                    "application/json": components["schemas"]["GoalLink"];
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
    "remove-goal-link": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                linkId: string;
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
    "change-goal-link": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                linkId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoalLinkFields"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalLink"];
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
    "get-goal-list": {
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
                    "application/json": components["schemas"]["ListMeta"];
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
    "change-goal-list": {
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
                "application/json": components["schemas"]["GoalListFields"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMeta"];
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
    "import-goal-list": {
        parameters: {
            query?: {
                /** @description Do it, as one change, instead of telling what it would do. */
                apply?: boolean;
            };
            header?: {
                "Content-Type"?: string;
            };
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "text/csv": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListImportReport"];
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
    "list-goals": {
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
                    "application/json": components["schemas"]["PageGoal"];
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
    "add-goal": {
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
                "application/json": components["schemas"]["NewGoal"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Goal"];
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
    "import-goals": {
        parameters: {
            query?: {
                /** @description Do it, as one change, instead of telling what it would do. */
                apply?: boolean;
            };
            header?: {
                "Content-Type"?: string;
            };
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "text/csv": string;
                "text/markdown": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalImportReport"];
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
    "list-stale-goals": {
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
                    "application/json": components["schemas"]["GoalStaleReplyBody"];
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
    "get-goal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                goalId: string;
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
                    "application/json": components["schemas"]["Goal"];
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
    "remove-goal": {
        parameters: {
            query?: {
                /** @description Take a goal that was removed out for good, with all below it, their links and indicators. Cannot be undone. */
                forever?: boolean;
            };
            header?: never;
            path: {
                documentId: string;
                goalId: string;
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
    "change-goal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                goalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoalFields"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Goal"];
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
    "adopt-goal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                goalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdoptionAdoptBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdoptionAdoptReplyBody"];
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
    "list-adoptions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                goalId: string;
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
                    "application/json": components["schemas"]["AdoptionListReplyBody"];
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
    "add-check-in": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                goalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCheckIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckIn"];
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
    "move-goal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                goalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoalMoveBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Goal"];
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
    "restore-goal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                goalId: string;
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
                    "application/json": components["schemas"]["Goal"];
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
    "list-indicator-values": {
        parameters: {
            query?: {
                /** @description Only those of this indicator. */
                indicator?: string;
                /** @description Only those of this organisation. */
                municipality?: string;
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
                    "application/json": components["schemas"]["PageIndicatorValue"];
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
    "import-indicator-values": {
        parameters: {
            query?: {
                /** @description Do it, as one change, instead of telling what it would do. */
                apply?: boolean;
            };
            header?: {
                "Content-Type"?: string;
            };
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "text/csv": string;
                "text/markdown": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalImportReport"];
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
    "list-indicators": {
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
                    "application/json": components["schemas"]["PageIndicator"];
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
    "add-indicator": {
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
                "application/json": components["schemas"]["NewIndicator"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Indicator"];
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
    "get-indicator": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                indicatorId: string;
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
                    "application/json": components["schemas"]["Indicator"];
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
    "remove-indicator": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                indicatorId: string;
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
    "change-indicator": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                indicatorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IndicatorFields"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Indicator"];
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
    "add-indicator-value": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                indicatorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewValue"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndicatorValue"];
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
    "list-placement-rounds": {
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
                    "application/json": components["schemas"]["PageRoundSummary"];
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
    "open-placement-round": {
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
                "application/json": components["schemas"]["RoundOpenBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Round"];
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
    "list-plans": {
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
                    "application/json": components["schemas"]["PageActionPlan"];
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
    "add-plan": {
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
                "application/json": components["schemas"]["NewActionPlan"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionPlan"];
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
    "get-plan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                planId: string;
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
                    "application/json": components["schemas"]["ActionPlan"];
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
    "remove-plan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                planId: string;
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
    "change-plan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                planId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActionPlanFields"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionPlan"];
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
    "list-relations": {
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
                    "application/json": components["schemas"]["PageRelation"];
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
    "add-relation": {
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
                "application/json": components["schemas"]["NewRelation"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Relation"];
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
    "get-relation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                relationId: string;
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
                    "application/json": components["schemas"]["Relation"];
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
    "remove-relation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                relationId: string;
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
    "change-relation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                relationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RelationFields"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Relation"];
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
    "list-removed-goals": {
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
                    "application/json": components["schemas"]["GoalRemovedReplyBody"];
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
    "list-stakeholders": {
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
                    "application/json": components["schemas"]["PageStakeholder"];
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
    "add-stakeholder": {
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
                "application/json": components["schemas"]["NewStakeholder"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stakeholder"];
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
    "import-stakeholders": {
        parameters: {
            query?: {
                /** @description Do it, as one change, instead of telling what it would do. */
                apply?: boolean;
                /** @description Which of a workbook's tables; the first that fits when left out. */
                sheet?: "stakeholders" | "relations";
            };
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "text/csv": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
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
    "get-stakeholder": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                stakeholderId: string;
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
                    "application/json": components["schemas"]["Stakeholder"];
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
    "remove-stakeholder": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                stakeholderId: string;
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
    "change-stakeholder": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                stakeholderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StakeholderFields"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stakeholder"];
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
    "list-positions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                stakeholderId: string;
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
                    "application/json": components["schemas"]["StakeholderPositionsReplyBody"];
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
    "list-threads": {
        parameters: {
            query?: {
                /** @description Only open or resolved threads. */
                state?: "open" | "resolved";
                /** @description Only comments or suggestions. */
                kind?: "comment" | "suggestion";
                /** @description Only threads in which you have written. */
                mine?: boolean;
                /** @description Only threads that mention you, your organisation or your role. */
                mentions?: boolean;
                /** @description Only threads with something you have not read. */
                unread?: boolean;
                /** @description Only threads in which people of this organisation have written. */
                municipality?: string;
                /** @description Only threads whose place is gone. */
                orphaned?: boolean;
                /** @description Only threads changed after this number (the seq of an earlier answer), in the order of their changes, and in gone those deleted. Filters do not apply to gone. */
                since?: number;
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
                    "application/json": components["schemas"]["ThreadPage"];
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
    "create-thread": {
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
                "application/json": components["schemas"]["CommentBeginBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thread"];
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
    "read-all-threads": {
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
                "application/json": components["schemas"]["CommentReadAllBody"];
            };
        };
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
    "get-calendar": {
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
                    "application/json": components["schemas"]["CalendarReplyBody"];
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
    "open-calendar": {
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
                    "application/json": components["schemas"]["CalendarReplyBody"];
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
    "revoke-calendar": {
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
    "list-group-communications": {
        parameters: {
            query?: {
                /** @description Only those of this map. */
                document?: string;
                /** @description Only those this person sees to. */
                owner?: string;
                /** @description Only those that stand so: planned, doing, done or dropped. */
                status?: string;
                /** @description Only those planned or under way whose last day has passed. */
                overdue?: boolean;
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
                    "application/json": components["schemas"]["PageListedCommunication"];
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
    "get-goal-dashboard": {
        parameters: {
            query?: {
                /** @description Only goals of this organisation; "none" for those of none. */
                municipality?: string;
                /** @description Only goals of this CONNECT step. */
                step?: number;
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
                    "application/json": components["schemas"]["GoalDashboard"];
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
    "list-group-goals": {
        parameters: {
            query?: {
                /** @description Only those with this status. */
                status?: string;
                /** @description Only those with this health. */
                health?: string;
                /** @description Only those of this person. */
                owner?: string;
                /** @description Only those of this organisation; "none" for those of none. */
                municipality?: string;
                /** @description Only those of this CONNECT step. */
                step?: number;
                /** @description Only those of this list. */
                document?: string;
                /** @description Only those whose title or tags hold this text. */
                q?: string;
                /** @description Only open ones whose due day has passed. */
                overdue?: boolean;
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
                    "application/json": components["schemas"]["PageListedGoal"];
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
    "list-reference-goals": {
        parameters: {
            query?: {
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
                    "application/json": components["schemas"]["PageReference"];
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
    "add-reference-goal": {
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
                "application/json": components["schemas"]["NewReferenceGoal"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferenceGoal"];
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
    "import-reference-goals": {
        parameters: {
            query?: {
                /** @description Do it, all or nothing, instead of telling what it would do. */
                apply?: boolean;
            };
            header?: never;
            path: {
                groupId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "text/csv": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferenceReport"];
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
    "list-group-stakeholders": {
        parameters: {
            query?: {
                /** @description Only those with this domain role. */
                role?: string;
                /** @description Only those of this main category. */
                category?: string;
                /** @description Only those of this kind. */
                kind?: string;
                /** @description Only those of this map. */
                document?: string;
                /** @description Only those whose name or tags hold this text. */
                q?: string;
                /** @description Only those whose day to be removed has passed. */
                overdue?: boolean;
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
                    "application/json": components["schemas"]["PageListedStakeholder"];
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
    "list-waiting": {
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
                    "application/json": components["schemas"]["WaitingReplyBody"];
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
    "list-webhooks": {
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
                    "application/json": components["schemas"]["WebhookWebhookListReplyBody"];
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
    "create-webhook": {
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
                "application/json": components["schemas"]["WebhookWebhookCreateBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
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
    "export-me": {
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
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
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
    "get-inbox": {
        parameters: {
            query?: {
                /** @description Only threads with something unread. */
                unread?: boolean;
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
                    "application/json": components["schemas"]["Inbox"];
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
    "read-inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InboxInboxReadBody"];
            };
        };
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
    "get-notification-settings": {
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
                    "application/json": components["schemas"]["InboxSettingsReplyBody"];
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
    "set-notification-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Settings"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxSettingsReplyBody"];
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
    "get-placement-round": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roundId: string;
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
                    "application/json": components["schemas"]["Round"];
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
    "agree-on-position": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roundId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoundAgreeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stakeholder"];
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
    "close-placement-round": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roundId: string;
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
                    "application/json": components["schemas"]["Round"];
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
    "place-stakeholder": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roundId: string;
                stakeholderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoundPlaceBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Placement"];
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
    "take-back-placement": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roundId: string;
                stakeholderId: string;
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
    "reveal-placement-round": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roundId: string;
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
                    "application/json": components["schemas"]["Round"];
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
    "remove-reference-goal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                referenceId: string;
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
    "change-reference-goal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                referenceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeReferenceGoal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferenceGoal"];
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
    "get-thread": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                threadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thread"];
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
    "accept-suggestion": {
        parameters: {
            query?: never;
            header?: {
                /** @description The thread's ETag; refused with 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                threadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentDecideBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thread"];
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
    "change-anchor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                threadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentAnchorBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thread"];
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
    "claim-suggestion": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                threadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentClaimBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thread"];
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
    "create-reply": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                threadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentReplyBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thread"];
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
    "follow-thread": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                threadId: string;
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
    "unfollow-thread": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                threadId: string;
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
    "read-thread": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                threadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentReadBody"];
            };
        };
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
    "reject-suggestion": {
        parameters: {
            query?: never;
            header?: {
                /** @description The thread's ETag; refused with 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                threadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentDecideBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thread"];
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
    "reopen-thread": {
        parameters: {
            query?: never;
            header?: {
                /** @description The thread's ETag; refused with 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                threadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thread"];
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
    "resolve-thread": {
        parameters: {
            query?: never;
            header?: {
                /** @description The thread's ETag; refused with 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                threadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thread"];
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
    "delete-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
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
    "change-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookWebhookChangeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
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
    "list-webhook-deliveries": {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The "next" of the page before; empty for the first page. */
                cursor?: string;
            };
            header?: never;
            path: {
                webhookId: string;
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
                    "application/json": components["schemas"]["PageDelivery"];
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
    "retry-webhook-delivery": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
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
    "test-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTestReplyBody"];
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

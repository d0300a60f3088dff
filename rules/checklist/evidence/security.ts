/** What shows that the security items are done. */
import type { Detector } from '../../../engine/contract/checklist.ts';

const PIPELINES = [
  '**/.github/workflows/*',
  '**/.gitlab-ci.yml',
  '**/.circleci/*',
  '**/bitbucket-pipelines.yml',
  '**/azure-pipelines.yml',
  '**/Jenkinsfile',
];

export const security = {
  'up-to-date': [
    {
      says: 'updates by Renovate',
      files: ['**/renovate.json*', '**/.renovaterc*'],
      text: /"?(extends|packageRules|enabled|schedule)"?\s*:/,
    },
    { says: 'updates by Dependabot', files: '**/dependabot.yml', text: /package-ecosystem:\s*["']?npm/ },
    { says: 'updates in the pipeline', files: PIPELINES, text: /\b(npm-check-updates|ncu\s+-u|renovatebot\/)/ },
    { says: 'audit in the pipeline', files: PIPELINES, text: /\b(npm|pnpm|yarn)\s+(\w+\s+)?audit\b|\baudit-ci\b/ },
  ],
  'authentication-authorization': [
    { says: 'authentication', use: ['passport', '@nestjs/passport', '@fastify/passport', 'koa-passport', 'passport-jwt'] },
    {
      says: 'tokens checked',
      use: [
        '@fastify/jwt',
        'express-jwt',
        'express-oauth2-jwt-bearer',
        'koa-jwt',
        'hono/jwt',
        '@nestjs/jwt',
        'jose',
        'jsonwebtoken',
        'jwks-rsa',
        'aws-jwt-verify',
      ],
    },
    { says: 'guard', use: '@nestjs/common', exports: ['UseGuards'] },
    {
      says: 'authentication',
      use: [
        'next-auth',
        '@auth/core',
        '@auth/express',
        'better-auth',
        '@clerk/nextjs',
        '@clerk/express',
        '@clerk/backend',
        '@clerk/fastify',
        'lucia',
        'supertokens-node',
        'iron-session',
        'express-openid-connect',
        '@okta/jwt-verifier',
        'firebase-admin/auth',
      ],
    },
    {
      says: 'permissions',
      use: ['@casl/ability', 'casbin', 'accesscontrol', 'type-graphql'],
      exports: ['defineAbility', 'AbilityBuilder', 'createMongoAbility', 'newEnforcer', 'AccessControl', 'Authorized'],
    },
  ],
  'request-throttling': [
    {
      says: 'rate limit',
      use: [
        'express-rate-limit',
        '@fastify/rate-limit',
        '@nestjs/throttler',
        'rate-limiter-flexible',
        'koa-ratelimit',
        'hono-rate-limiter',
        '@upstash/ratelimit',
        'express-slow-down',
        'graphql-rate-limit',
        'limiter',
        'fastify-rate-limit',
      ],
    },
    { says: 'rate limit in the proxy', files: ['**/*nginx*', '**/nginx/**'], text: /limit_req\s+zone=/ },
    { says: 'rate limit in the proxy', files: '**/Caddyfile', text: /rate_limit\b/ },
    {
      says: 'rate limit at the gateway',
      files: ['**/*.tf', '**/k8s/**', '**/helm/**', '**/*compose*.y*ml'],
      text: /throttling_(rate|burst)_limit|rate_based_statement|limit-rps:|ratelimit\.average|nginx\.ingress\.kubernetes\.io\/limit-(rps|rpm|connections)/,
    },
  ],
  'regular-audits': [
    {
      says: 'code scanning in the pipeline',
      files: PIPELINES,
      text: /github\/codeql-action|returntocorp\/semgrep|semgrep\s+(ci|scan)|snyk\/actions|\bsnyk\s+(test|monitor|code)|trivy-action|\btrivy\s+(fs|image)|sonarcloud|sonarsource\/|gitleaks|ossf\/scorecard-action|osv-scanner/i,
    },
    {
      says: 'audit in the pipeline',
      files: PIPELINES,
      text: /\b(npm|pnpm|yarn)\s+(\w+\s+)?audit\b|\baudit-ci\b|actions\/dependency-review-action/,
    },
    { says: 'security policy', files: '**/SECURITY.md', text: /report|vulnerabilit/i },
  ],
} as const satisfies Record<string, readonly Detector[]>;

/** The checklist's sections, in its order: the folder that holds a section's rules, and its title. */
export const sections = {
  caching: 'Caching',
  databases: 'Databases',
  security: 'Security',
  'performance-testing': 'Performance testing',
  'api-response': 'Optimise API response',
  asynchronism: 'Asynchronism',
  scaling: 'Load balancing and scaling',
  code: 'Code optimisation',
  monitoring: 'Monitoring and logging',
  network: 'Network',
} as const;

export type Section = keyof typeof sections;

/** Every folder of rules. The rules about the comments that silence others answer for no item of the checklist. */
export const ruleFolders: Readonly<Record<string, string>> = { ...sections, suppressions: 'Suppressions' };

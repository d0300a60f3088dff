/** https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/: what the stages of a pipeline say. */
export const stages = {
  filter: { argument: 0, option: '$match' },
  columns: { argument: 0, option: '$project' },
  bound: { argument: 0, option: '$limit' },
  offset: { argument: 0, option: '$skip' },
  adds: [
    { part: 'group', at: { argument: 0, option: '$group' } },
    { part: 'group', at: { argument: 0, option: '$count' } },
    { part: 'group', at: { argument: 0, option: '$facet' } },
  ],
} as const;

// Customers who behave alike, found without being told what to look for.
import { z } from 'zod';
import { analysisBase } from './analysisBase.ts';
import { read } from './call.ts';
import { asOfArg, count, projectRef, share } from './common.ts';
import { customerSet, withinArg } from './customerSet.ts';
import { feature } from './prediction.ts';

/** How a cluster differs in one feature: by so many standard deviations of all customers. */
const trait = z.strictObject({
  feature,
  /** Middle of the cluster, and of all customers. */
  middle: z.number(),
  overall: z.number(),
  /** Mean of the cluster in standard deviations of all (of logarithms where tails are long). */
  apart: z.number(),
});

export const customerCluster = z.strictObject({
  /** From 0, the largest first. */
  cluster: count,
  customers: count,
  share,
  /** Share of the revenue of the last 365 days. */
  revenueShare: share.nullable(),
  /** In the order of the features. */
  traits: z.array(trait),
  set: customerSet,
});
export type CustomerCluster = z.infer<typeof customerCluster>;

export const clustersResult = z.strictObject({
  ...analysisBase,
  customers: count,
  features: z.array(feature),
  /** Number of clusters shown; null where there is no structure and none was asked for. */
  k: count.nullable(),
  /** By number of clusters: how well they stand apart, and how far they come out the same on resamples. */
  tried: z.array(z.strictObject({ k: count, silhouette: z.number().nullable(), stability: z.number().nullable() })),
  clusters: z.array(customerCluster),
});
export type ClustersResult = z.infer<typeof clustersResult>;

export const clustersCalls = {
  'clusters.find': read({
    help: 'Customers who buy alike: k-means with silhouette and stability, each cluster in words',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      /** null: the number that stands apart best. */
      k: z.int().min(2).max(8).nullable().default(null),
    },
    result: clustersResult,
  }),
};

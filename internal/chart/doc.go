// Package chart knows where things stand on a chart of readings over time: the
// ticks of both axes, the bands of a plan's targets, lines with their gaps, and
// the labels on them.
//
// It promises that every highest and lowest reading is on the chart however
// many readings share a column of it, that no line runs over a time without
// readings, that no label runs over another, over a line or out of the chart,
// and that days begin at midnight of the place whatever the clocks do.
//
// It knows no measure, no colour and no screen: values come as binary numbers
// in one unit, which is good enough to draw and never used to compare or sum.
// Lengths are in the renderer's unit, from the top left.
package chart

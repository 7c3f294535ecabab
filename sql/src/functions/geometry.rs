//! Points, lines and polygons on the ellipsoid or in the plane: what the spatial functions ask of them.

use std::f64::consts::{PI, TAU};

use geographiclib_rs::{Geodesic, InverseGeodesic, PolygonArea, Winding};

use crate::eval::Geometry as Space;

/// Longitude and latitude in degrees, or x and y.
pub(super) type Point = [f64; 2];
/// A closed line: its last point is its first.
pub(super) type Ring = Vec<Point>;

/// A valid GeoJSON geometry.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Point(Point),
    Line(Vec<Point>),
    /// Every polygon has an outer ring and holes.
    Polygons(Vec<Vec<Ring>>),
}

impl Shape {
    /// How many points there are.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Point(_) => 1,
            Self::Line(points) => points.len(),
            Self::Polygons(polygons) => polygons.iter().flatten().map(Vec::len).sum(),
        }
    }

    fn points(&self) -> Vec<Point> {
        match self {
            Self::Point(point) => vec![*point],
            Self::Line(points) => points.clone(),
            Self::Polygons(polygons) => polygons.iter().flatten().flatten().copied().collect(),
        }
    }

    fn edges(&self) -> Vec<(Point, Point)> {
        let of = |points: &[Point]| points.iter().copied().zip(points.iter().copied().skip(1)).collect::<Vec<_>>();
        match self {
            Self::Point(_) => Vec::new(),
            Self::Line(points) => of(points),
            Self::Polygons(polygons) => polygons.iter().flatten().flat_map(|ring| of(ring)).collect(),
        }
    }

    /// Square metres, or square units of the plane.
    pub(super) fn area(&self, space: Space) -> f64 {
        let Self::Polygons(polygons) = self else { return 0.0 };
        let of = |rings: &Vec<Ring>| {
            let mut rings = rings.iter();
            let outer = rings.next().map_or(0.0, |ring| ring_area(ring, space, true));
            outer - rings.map(|ring| ring_area(ring, space, false)).sum::<f64>()
        };
        polygons.iter().map(of).sum()
    }

    /// Whether they have a point in common.
    pub(super) fn intersects(&self, other: &Self, space: Space) -> bool {
        self.touches(other, space) || other.touches(self, space) || {
            let edges = other.edges();
            self.edges().iter().any(|a| edges.iter().any(|b| cross(*a, *b, space)))
        }
    }

    fn touches(&self, other: &Self, space: Space) -> bool {
        self.points().iter().any(|point| other.covers(*point, space))
    }

    /// Whether it lies in the other, the border included.
    pub(super) fn within(&self, other: &Self, space: Space) -> bool {
        let edges = other.edges();
        self.points().iter().all(|point| other.covers(*point, space))
            && !self.edges().iter().any(|a| edges.iter().any(|b| cross(*a, *b, space)))
            // A hole that lies wholly inside would be crossed by no edge.
            && match (self, other) {
                (Self::Polygons(_), Self::Polygons(polygons)) => !polygons
                    .iter()
                    .flat_map(|rings| rings.iter().skip(1))
                    .any(|hole| hole.iter().all(|point| self.covers(*point, space) && !on_border(self, *point, space))),
                (Self::Polygons(_), _) => false,
                _ => true,
            }
    }

    /// Metres between the nearest points, or units of the plane.
    pub(super) fn distance(&self, other: &Self, space: Space) -> f64 {
        if let (Self::Point(a), Self::Point(b)) = (self, other) {
            return distance(*a, *b, space);
        }
        if self.intersects(other, space) {
            return 0.0;
        }
        let to_edges = |points: Vec<Point>, shape: &Self| {
            let (corners, edges) = (shape.points(), shape.edges());
            points
                .into_iter()
                .map(|point| {
                    let corner = corners.iter().map(|corner| distance(point, *corner, space)).fold(f64::INFINITY, f64::min);
                    edges.iter().map(|edge| distance(point, nearest(point, *edge, space), space)).fold(corner, f64::min)
                })
                .fold(f64::INFINITY, f64::min)
        };
        to_edges(self.points(), other).min(to_edges(other.points(), self))
    }

    fn covers(&self, point: Point, space: Space) -> bool {
        on_border(self, point, space)
            || match self {
                Self::Point(own) => *own == point,
                Self::Line(_) => false,
                Self::Polygons(polygons) => polygons.iter().any(|rings| {
                    let mut rings = rings.iter();
                    rings.next().is_some_and(|outer| inside(outer, point, space))
                        && !rings.any(|hole| winds_around(hole, point, space))
                }),
            }
    }
}

/// Whether two segments cross inside both.
pub(super) fn cross(a: (Point, Point), b: (Point, Point), space: Space) -> bool {
    match space {
        Space::Planar => {
            let side = |edge: (Point, Point), point: Point| {
                let ([x0, y0], [x1, y1], [x, y]) = (edge.0, edge.1, point);
                (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
            };
            side(a, b.0) * side(a, b.1) < 0.0 && side(b, a.0) * side(b, a.1) < 0.0
        }
        Space::Geographic => {
            let (a, b) = ((vector(a.0), vector(a.1)), (vector(b.0), vector(b.1)));
            let (normal_a, normal_b) = (product(a.0, a.1), product(b.0, b.1));
            // Sines of the angles between the great circle and the ends; less than some 60 nm is rounding.
            let opposite = |normal: Vector, edge: (Vector, Vector)| {
                let length = dot(normal, normal).sqrt();
                let (from, to) = (dot(normal, edge.0) / length, dot(normal, edge.1) / length);
                from * to < 0.0 && from.abs().min(to.abs()) > 1e-14
            };
            // The great circles meet in two points; both edges must pass through the same one.
            opposite(normal_a, b) && opposite(normal_b, a) && {
                let meeting = product(normal_a, normal_b);
                let middle = |edge: (Vector, Vector)| dot(meeting, add(edge.0, edge.1)) > 0.0;
                middle(a) == middle(b)
            }
        }
    }
}

fn distance(a: Point, b: Point, space: Space) -> f64 {
    match space {
        Space::Planar => (a[0] - b[0]).hypot(a[1] - b[1]),
        Space::Geographic => Geodesic::wgs84().inverse(a[1], a[0], b[1], b[0]),
    }
}

/// The point of a segment that is nearest. On the ellipsoid it is found on the sphere, which errs by metres at most on a
/// segment of hundreds of kilometres.
fn nearest(point: Point, edge: (Point, Point), space: Space) -> Point {
    match space {
        Space::Planar => {
            let (dx, dy) = (edge.1[0] - edge.0[0], edge.1[1] - edge.0[1]);
            let length = dx * dx + dy * dy;
            let along = if length == 0.0 { 0.0 } else { ((point[0] - edge.0[0]) * dx + (point[1] - edge.0[1]) * dy) / length };
            let along = along.clamp(0.0, 1.0);
            [edge.0[0] + along * dx, edge.0[1] + along * dy]
        }
        Space::Geographic => {
            let (p, a, b) = (vector(point), vector(edge.0), vector(edge.1));
            let normal = product(a, b);
            let length = dot(normal, normal);
            if length < 1e-30 {
                return edge.0;
            }
            let foot = add(p, scale(normal, -dot(normal, p) / length));
            let between = dot(product(a, foot), normal) >= 0.0 && dot(product(foot, b), normal) >= 0.0;
            if between {
                degrees(foot)
            } else if dot(p, a) >= dot(p, b) {
                edge.0
            } else {
                edge.1
            }
        }
    }
}

fn on_border(shape: &Shape, point: Point, space: Space) -> bool {
    let close = match space {
        Space::Planar => 1e-12,
        Space::Geographic => 1e-11,
    };
    shape.edges().iter().any(|edge| {
        let foot = nearest(point, *edge, space);
        (foot[0] - point[0]).hypot(foot[1] - point[1]) <= close
    })
}

/// Whether a point is inside an outer ring. On the ellipsoid a ring bounds what lies to its left: written clockwise it is
/// everything else.
fn inside(ring: &[Point], point: Point, space: Space) -> bool {
    winds_around(ring, point, space) != (space == Space::Geographic && !is_counterclockwise(ring))
}

/// Whether the ring goes around the point, in either direction.
fn winds_around(ring: &[Point], point: Point, space: Space) -> bool {
    let direction = |corner: &Point| match space {
        Space::Planar => (corner[1] - point[1]).atan2(corner[0] - point[0]),
        // The bearing at the point, which sees edges of any length as the sphere does, date line and poles included.
        Space::Geographic => {
            let [lon, lat] = corner.map(f64::to_radians);
            let [lon0, lat0] = point.map(f64::to_radians);
            let delta = lon - lon0;
            (delta.sin() * lat.cos()).atan2(lat0.cos() * lat.sin() - lat0.sin() * lat.cos() * delta.cos())
        }
    };
    let turns: f64 = ring
        .iter()
        .zip(ring.iter().skip(1))
        .map(|(from, to)| {
            let turn = direction(to) - direction(from);
            if turn > PI {
                turn - TAU
            } else if turn < -PI {
                turn + TAU
            } else {
                turn
            }
        })
        .sum();
    turns.abs() > PI && !(space == Space::Geographic && is_beyond(ring, point))
}

/// A ring winds around a point and its antipode alike; the ring is around the one that is nearer to its middle.
fn is_beyond(ring: &[Point], point: Point) -> bool {
    let middle = ring.iter().map(|corner| vector(*corner)).fold([0.0; 3], add);
    dot(middle, vector(point)) < 0.0
}

/// Whether a ring is written counter-clockwise, as GeoJSON asks of outer rings. Longitudes are followed across the date line.
pub(super) fn is_counterclockwise(ring: &[Point]) -> bool {
    let mut twice = 0.0;
    let mut x = 0.0;
    for (from, to) in ring.iter().zip(ring.iter().skip(1)) {
        let mut step = to[0] - from[0];
        if step > 180.0 {
            step -= 360.0;
        } else if step < -180.0 {
            step += 360.0;
        }
        twice += x * to[1] - (x + step) * from[1];
        x += step;
    }
    if x.abs() > 180.0 {
        // The ring goes around a pole: going east, the north is to its left.
        let north: f64 = ring.iter().map(|corner| corner[1]).sum();
        return (x > 0.0) == (north > 0.0);
    }
    twice >= 0.0
}

fn ring_area(ring: &[Point], space: Space, oriented: bool) -> f64 {
    match space {
        Space::Planar => {
            let twice: f64 = ring.iter().zip(ring.iter().skip(1)).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum();
            (twice / 2.0).abs()
        }
        Space::Geographic => {
            let geodesic = Geodesic::wgs84();
            let counterclockwise = is_counterclockwise(ring);
            let winding = if oriented || counterclockwise { Winding::CounterClockwise } else { Winding::Clockwise };
            let mut polygon = PolygonArea::new(&geodesic, winding);
            for point in ring.iter().skip(1) {
                polygon.add_point(point[1], point[0]);
            }
            let (_, area, _) = polygon.compute(false);
            area
        }
    }
}

type Vector = [f64; 3];

fn vector(point: Point) -> Vector {
    let [lon, lat] = point.map(f64::to_radians);
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

fn degrees([x, y, z]: Vector) -> Point {
    [y.atan2(x).to_degrees(), z.atan2(x.hypot(y)).to_degrees()]
}

fn dot(a: Vector, b: Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn product(a: Vector, b: Vector) -> Vector {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

fn add(a: Vector, b: Vector) -> Vector {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

fn scale(a: Vector, by: f64) -> Vector {
    a.map(|x| x * by)
}
